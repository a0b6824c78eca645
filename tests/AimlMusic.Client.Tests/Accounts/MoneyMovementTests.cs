using static AimlMusic.Client.Tests.Accounts.ComparedAccount;

namespace AimlMusic.Client.Tests.Accounts;

/// <summary>Charges and refunds that are not simply the price of a song of the ledger.</summary>
public sealed class MoneyMovementTests
{
    [Fact]
    public async Task Refunds_count_for_the_song_that_they_name_and_else_for_nothing_here()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        var song = await MakeAsync(sandbox, SampleRequests.Short);
        await sandbox.MoveMoneyAsync("TOPUP", "REFUND", 0.1m, null, song.Id);
        await sandbox.MoveMoneyAsync("TOPUP", "REFUND", 7m);
        await sandbox.MoveMoneyAsync("TOPUP", "PAYMENT", 50m);
        await sandbox.MoveMoneyAsync("CHARGE", "REFUND", 20m, null, "payment-1");
        await sandbox.MoveMoneyAsync("CHARGE", "CREDITS_EXPIRED", 3m);
        var found = await CompareAsync(sandbox);

        var row = Assert.Single(found.Songs);
        Assert.Equal((LedgerMatch.OtherAmount, 0.1m, 0.1m, 0.1m), (row.Difference, row.UsdCharged, row.UsdRefunded, row.UsdInLedger));
        var day = Assert.Single(found.Days);
        Assert.Equal((0.1m, 0.1m, 0.1m, -0.1m, -7m), (day.UsdCharged, day.UsdRefunded, day.UsdInLedger, day.UsdDifference, day.UsdOther));
    }

    [Fact]
    public async Task Charge_without_song_and_model_may_be_for_music_and_cannot_be_saved()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        await sandbox.MoveMoneyAsync("CHARGE", "MODEL_USAGE", 0.3m);
        await sandbox.MoveMoneyAsync("CHARGE", "MODEL_USAGE", 0.3m);
        var found = await CompareAsync(sandbox);

        Assert.Equal([(LedgerMatch.NotInLedger, (string?)null), (LedgerMatch.NotInLedger, null)], found.Songs.Select(song => (song.Difference, song.Id)));
        Assert.Equal(0.6m, found.Days[0].UsdNotInLedger);
    }

    [Fact]
    public async Task Negative_charge_counts_as_a_refund()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        var song = await MakeAsync(sandbox, SampleRequests.Short);
        await sandbox.MoveMoneyAsync("CHARGE", "MODEL_USAGE", -0.04m, "stable-audio", song.Id);
        var found = await CompareAsync(sandbox);

        Assert.Equal((LedgerMatch.OtherAmount, 0.1m, 0.04m), (found.Songs[0].Difference, found.Songs[0].UsdCharged, found.Songs[0].UsdRefunded));
        Assert.Equal((0.1m, 0.04m), (found.Days[0].UsdCharged, found.Days[0].UsdRefunded));
    }

    [Fact]
    public async Task Charge_for_a_failed_song_is_reported()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        var song = await FailAsync(sandbox, SampleRequests.Short);
        await sandbox.MoveMoneyAsync("CHARGE", "MODEL_USAGE", 0.1m, "stable-audio", song.Id);

        Assert.Equal((LedgerMatch.FailedCharged, 0.1m, null), Assert.Single((await CompareAsync(sandbox)).Songs) is var row ? (row.Difference, row.UsdCharged, row.UsdInLedger) : default);
    }

    [Theory]
    [InlineData(FaultRoute.Transactions, 403, AimlMusicErrorKind.Forbidden)]
    [InlineData(FaultRoute.Transactions, 404, AimlMusicErrorKind.NotFound)]
    [InlineData(FaultRoute.Logs, 403, AimlMusicErrorKind.Forbidden)]
    public async Task Comparison_fails_if_an_account_request_is_refused(FaultRoute route, int status, AimlMusicErrorKind kind)
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        sandbox.Faults.Add(new() { Route = route, Status = status, Count = 0 });

        Assert.Equal(kind, (await FailureOf(CompareAsync(sandbox))).Kind);
    }

    [Theory]
    [InlineData("""{"data":[{"direction":"CHARGE","type":"MODEL_USAGE","created_at":"2000-01-01T00:00:00Z","amount":{},"model":"stable-audio","reference_id":"a"}],"pagination":{"has_more":false}}""")]
    [InlineData("""{"data":[{"direction":"CHARGE","type":"MODEL_USAGE","amount":{"usd":0.1},"model":"stable-audio","reference_id":"a"}],"pagination":{"has_more":false}}""")]
    [InlineData("""{"data":[],"pagination":{"has_more":true,"next_cursor":"again"}}""")]
    [InlineData("""{"data":[]}""")]
    public async Task Comparison_fails_if_an_answer_is_incomplete(string json)
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain, retries: 1);
        sandbox.Faults.Add(new() { Route = FaultRoute.Transactions, Status = 200, Text = json, Count = 0 });

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(CompareAsync(sandbox))).Kind);
    }
}
