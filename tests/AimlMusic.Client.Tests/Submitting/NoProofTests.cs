namespace AimlMusic.Client.Tests.Ledger;

/// <summary>What looks like proof that a submit was not taken, and is none.</summary>
public sealed class NoProofTests
{
    private const string WholeLog = """{"data":[],"pagination":{"has_more":false}}""";

    private static readonly SubmitOptions OneMinute = new() { SearchTimeout = TimeSpan.FromMinutes(1) };

    public static TheoryData<FaultRoute, string> Pages => new()
    {
        { FaultRoute.Logs, """{"data":[]}""" },
        { FaultRoute.Logs, """{"data":[],"pagination":{"has_more":true}}""" },
        { FaultRoute.Logs, """{"data":[{"inference_id":"x","status":"failed"}],"pagination":{}}""" },
        { FaultRoute.Transactions, """{"data":[]}""" },
        { FaultRoute.Transactions, """{"data":[],"pagination":{"has_more":true}}""" },
        { FaultRoute.Transactions, """{"data":[],"pagination":{"has_more":true,"next_cursor":"same"}}""" },
    };

    [Theory]
    [InlineData(80, true)]
    [InlineData(93, false)]
    public async Task Absence_from_a_log_beyond_its_retention_is_no_proof(int days, bool isProof)
    {
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        fixture.Advance(TimeSpan.FromDays(days));

        if (isProof)
        {
            Assert.Null(await ResumeAsync(fixture));
        }
        else
        {
            Assert.Contains("its absence there proves nothing", (await StaysOpenAsync(fixture)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_without_the_end_of_the_list_is_no_proof(FaultRoute route, string page)
    {
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        fixture.Advance(TimeSpan.FromHours(1));
        fixture.Faults.Add(new SandboxFault { Route = route, Text = page, Count = 0 });

        await StaysOpenAsync(fixture);
    }

    [Fact]
    public async Task Row_of_this_key_without_a_client_request_id_may_be_the_song()
    {
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Reset = FaultReset.After });
        fixture.Advance(TimeSpan.FromHours(1));
        var id = (await fixture.ChargedIdsAsync())[0];
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Logs, Count = 0, Text = $$$"""{"data":[{"status":"succeeded","inference_id":"{{{id}}}"}],"pagination":{"has_more":false}}""" });

        Assert.Contains($"(id {id})", (await StaysOpenAsync(fixture)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"succeeded","client_request_id":"KEY"}""")]
    [InlineData("""{"status":"failed","client_request_id":"KEY","cost":{"usd":0.1}}""")]
    [InlineData("""{"status":"failed","client_request_id":"KEY"},{"status":"running","client_request_id":"KEY"}""")]
    public async Task Row_without_the_id_of_a_song_is_neither_absence_nor_failure(string rows)
    {
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        fixture.Advance(TimeSpan.FromHours(1));
        fixture.Faults.Add(new SandboxFault
        {
            Route = FaultRoute.Logs,
            Count = 0,
            Text = $$$"""{"data":[{{{rows.Replace("KEY", fixture.Entry.ClientRequestId, StringComparison.Ordinal)}}}],"pagination":{"has_more":false}}""",
        });

        Assert.Contains("without the id of the song", (await StaysOpenAsync(fixture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_row_counts_only_after_the_last_page()
    {
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Reset = FaultReset.After });
        var key = fixture.Entry.ClientRequestId;
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Logs, Text = $$$"""{"data":[{"status":"failed","client_request_id":"{{{key}}}"}],"pagination":{"has_more":true}}""" });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Logs, Text = $$$"""{"data":[{"status":"succeeded","client_request_id":"{{{key}}}","inference_id":"its-id"}],"pagination":{"has_more":false}}""" });

        Assert.Equal("its-id", (await ResumeAsync(fixture))?.Id);
    }

    [Theory]
    [InlineData("null", "$0.1 for stable-audio", "stable-audio")]
    [InlineData("\"their-id\"", "(id their-id)", "stable-audio")]
    [InlineData("\"their-id\"", "(id their-id)", "stability/Stable-Audio")]
    public async Task Charge_of_no_other_song_may_be_that_of_the_submit(string reference, string named, string model)
    {
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        var charged = fixture.Time.GetUtcNow();
        fixture.Advance(TimeSpan.FromHours(40));
        var charges = new SandboxFault { Route = FaultRoute.Transactions, Count = 0, Text = Charges(charged) };
        fixture.Faults.Add(charges);
        Assert.Contains(named, (await StaysOpenAsync(fixture)).Message, StringComparison.Ordinal);

        // Hours later it is another's.
        fixture.Faults.Clear();
        fixture.Faults.Add(charges with { Text = Charges(charged + TimeSpan.FromHours(3)) });
        Assert.Null(await ResumeAsync(fixture));

        string Charges(DateTimeOffset at) =>
            $$$"""{"data":[{"created_at":"{{{at:O}}}","direction":"CHARGE","model":"{{{model}}}","reference_id":{{{reference}}},"amount":{"usd":0.1}}],"pagination":{"has_more":false,"next_cursor":null}}""";
    }

    [Fact]
    public async Task Minute_of_an_unknown_id_begins_with_the_answer()
    {
        // The answer takes longer than a minute; just after it the song is not found yet.
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Status = 500, Taken = true, Delay = TimeSpan.FromSeconds(90) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Poll, Status = 404 });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Logs, Text = WholeLog });

        Assert.NotNull(await ResumeAsync(fixture));
    }

    [Fact]
    public async Task Song_in_the_log_is_taken_even_if_its_id_is_unknown()
    {
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Status = 500, Taken = true });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Poll, Status = 404, Count = 0 });
        fixture.Advance(TimeSpan.FromMinutes(2));

        Assert.NotNull(await ResumeAsync(fixture));
    }

    [Fact]
    public async Task Clock_set_forward_makes_no_absence_a_proof()
    {
        // By this machine's clock the submit is an hour old; the service's shows that none has passed.
        await using var fixture = await OpenAsync(new() { Route = FaultRoute.Submit, Reset = FaultReset.Before }, new() { Balance = 1000, ClockSkew = TimeSpan.FromHours(-1) });
        fixture.Advance(TimeSpan.FromHours(1));
        await StaysOpenAsync(fixture);

        fixture.Advance(TimeSpan.FromHours(1));
        Assert.Null(await ResumeAsync(fixture));
    }

    [Fact]
    public async Task Clock_offset_from_an_answer_is_recorded_with_the_submit()
    {
        await using var fixture = await OpenAsync(
            new() { Route = FaultRoute.Submit, Status = 500, InferenceId = false }, new() { Balance = 1000, ClockSkew = TimeSpan.FromHours(-1) });
        Assert.InRange(fixture.Entry.ClockOffset!.Value.TotalSeconds, -3601, -3599);

        fixture.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(await ResumeAsync(fixture));
    }

    private static async Task<LedgerFixture> OpenAsync(SandboxFault fault, SandboxOptions? options = null)
    {
        var fixture = await LedgerFixture.OpenAsync(options ?? new() { Balance = 1000 });
        fixture.Faults.Add(fault);
        await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { SearchTimeout = TimeSpan.Zero }, LedgerFixture.Stop)));
        return fixture;
    }

    private static Task<MusicGeneration?> ResumeAsync(LedgerFixture fixture) => fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, OneMinute, LedgerFixture.Stop));

    private static async Task<AimlMusicException> StaysOpenAsync(LedgerFixture fixture)
    {
        var open = await Assert.ThrowsAsync<AimlMusicException>(() => ResumeAsync(fixture));
        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, LedgerState.Unknown), (open.Kind, fixture.Entry.State));
        return open;
    }
}
