using static AimlMusic.Client.Tests.Accounts.ComparedAccount;

namespace AimlMusic.Client.Tests.Accounts;

/// <summary>The ledger against the account, whose own accounting is the sandbox's.</summary>
public sealed class LedgerComparerTests
{
    private const string OtherKey = "another-key-0123456789";

    private static readonly string[] Models = ["stable-audio", "google/lyria2", "minimax/music-2.6"];

    /// <summary>Songs made here, elsewhere, with another key, failed, in doubt; refunds, other products; more than a page of each; and answers that fail.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Daily_sums_match_those_of_the_service_and_each_difference_is_found(int seed)
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain, retries: 10);
        using TempFolder home = new();
        using TempFolder otherHome = new();
        var elsewhere = sandbox.Elsewhere(home);
        var otherKey = sandbox.Elsewhere(otherHome, OtherKey);
        var start = sandbox.Clock.GetUtcNow();
        List<string> strangers = [];
        List<string> mine = [];
        List<string> doubtful = [];
        Dictionary<DateTime, decimal> others = [];
        var refunds = 0m;
#pragma warning disable CA5394 // Repeatable.
        Random random = new(seed);
        for (var i = 0; i < 260; i++)
        {
            sandbox.Clock.Advance(TimeSpan.FromSeconds(random.Next(0, 20_000)));
            var request = SampleRequests.Plain[Models[random.Next(Models.Length)]];
            switch (random.Next(10))
            {
                case 0:
                    strangers.Add((await elsewhere.SubmitAsync(request, Stop)).Id);
                    break;
                case 1:
                    strangers.Add((await otherKey.SubmitAsync(request, Stop)).Id);
                    break;
                case 2:
                    await FailAsync(sandbox, request);
                    break;
                case 3:
                    sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Reset = FaultReset.After });
                    doubtful.Add((await FailureOf(sandbox.Submitter.SubmitAsync(request, Stop))).ClientRequestId!);
                    break;
                case 4:
                    var other = random.Next(1, 500) / 1000m;
                    await sandbox.MoveMoneyAsync("CHARGE", "MODEL_USAGE", other, "openai/gpt-5", $"chat-{i}");
                    others[sandbox.Clock.GetUtcNow().UtcDateTime.Date] = others.GetValueOrDefault(sandbox.Clock.GetUtcNow().UtcDateTime.Date) + other;
                    break;
                case 5 when mine.Count > 0 && refunds < 1:
                    await sandbox.MoveMoneyAsync("TOPUP", "REFUND", 0.05m, null, mine[^1]);
                    refunds += 0.05m;
                    break;
                default:
                    mine.Add((await MakeAsync(sandbox, request)).Id);
                    break;
            }
        }

        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var route in new[] { FaultRoute.Transactions, FaultRoute.Logs })
        {
            SandboxFault[] faults = [new() { Status = 429 }, new() { Status = 502, Body = FaultBody.Html }, new() { Reset = FaultReset.After }, new() { Body = FaultBody.Truncated }, new() { Body = FaultBody.Malformed }, new() { Text = "{}" }];
            foreach (var fault in faults)
            {
                sandbox.Faults.Add(fault with { Route = route, Skip = random.Next(3) });
            }
        }
#pragma warning restore CA5394

        var account = await sandbox.AccountAsync();
        var paid = account.Charges.Where(charge => !charge.Refunded).ToList();
        var requests = (await sandbox.RequestsAsync()).Count;
        var before = await File.ReadAllBytesAsync(LedgerPath(sandbox), Stop);
        var found = await new LedgerComparer(sandbox.Client, sandbox.Ledger).CompareAsync(AccountPeriod.Between(start, null), Stop);

        Assert.Equal(
            paid.GroupBy(charge => charge.Created.UtcDateTime.Date).OrderBy(day => day.Key).Select(day => (day.Key, day.Count(), day.Sum(charge => charge.Usd))),
            found.Days.Where(day => day.Charges > 0).Select(day => (day.Day, day.Charges, day.UsdCharged)));
        Assert.Equal(others.OrderBy(day => day.Key).Select(day => (day.Key, day.Value)), found.Days.Where(day => day.UsdOther != 0).Select(day => (day.Day, day.UsdOther)));
        Assert.Equal(refunds, found.Days.Sum(day => day.UsdRefunded));
        Assert.Equal(paid.Where(charge => strangers.Contains(charge.Id)).Sum(charge => charge.Usd), found.Days.Sum(day => day.UsdNotInLedger));
        Assert.Equal(
            paid.Sum(charge => charge.Usd) - refunds,
            found.Days.Sum(day => day.UsdInLedger + day.UsdDifference));
        Assert.Equal(strangers.Order(), Ids(found, LedgerMatch.NotInLedger).Order());
        Assert.Equal(doubtful.Order(), found.Songs.Where(song => song.Difference == LedgerMatch.InDoubt).Select(song => song.ClientRequestId).Order());
        Assert.All(found.Songs.Where(song => song.Difference == LedgerMatch.InDoubt), song => Assert.NotNull(song.Id));
        Assert.Equal(refunds > 0, Ids(found, LedgerMatch.OtherAmount).Any());
        Assert.DoesNotContain(found.Songs, song => song.Difference is LedgerMatch.NotCharged or LedgerMatch.FailedCharged or LedgerMatch.OtherAccount);
        Assert.Equal(mine.Distinct().Count(), found.Songs.Count(song => song.Difference is LedgerMatch.Equal or LedgerMatch.OtherAmount or LedgerMatch.Pending));
        Assert.Equal(paid.Select(charge => charge.Id).Order(), found.Songs.Select(song => song.Id).Order());

        // Read only: nothing but the two lists was asked for, and the ledger is as it was.
        Assert.All((await sandbox.RequestsAsync()).Skip(requests), request => Assert.Contains(request.Route, new[] { "transactions", "logs" }));
        Assert.Equal(before, await File.ReadAllBytesAsync(LedgerPath(sandbox), Stop));
    }

    [Fact]
    public async Task Rows_that_come_while_pages_are_read_count_once()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        using TempFolder home = new();
        var elsewhere = sandbox.Elsewhere(home);
        for (var i = 0; i < 230; i++)
        {
            sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
            await elsewhere.SubmitAsync(SampleRequests.Short, Stop);
        }

        // Each wait before a retry lies between two pages.
        var late = 0;
        sandbox.Clock.BeforeWait = _ =>
        {
            elsewhere.SubmitAsync(SampleRequests.Short, Stop).GetAwaiter().GetResult();
            late++;
        };
        foreach (var route in new[] { FaultRoute.Transactions, FaultRoute.Logs })
        {
            sandbox.Faults.Add(new() { Route = route, Status = 500, Skip = 1 });
            sandbox.Faults.Add(new() { Route = route, Status = 500, Skip = 1 });
        }

        var found = await new LedgerComparer(sandbox.Client, sandbox.Ledger).CompareAsync(AccountPeriod.Parse("1d"), Stop);

        Assert.True(late >= 4);
        Assert.Equal(found.Songs.Count, found.Songs.Select(song => song.Id).Distinct().Count());
        Assert.InRange(found.Songs.Count, 230, 230 + late);
        Assert.Equal(found.Songs.Sum(song => song.UsdCharged ?? 0), found.Days.Sum(day => day.UsdCharged));
        Assert.Equal(found.Songs.Count(song => song.UsdCharged is not null) * 0.1m, found.Days.Sum(day => day.UsdCharged));
    }

    [Fact]
    public async Task Uncharged_song_is_pending_for_half_an_hour_and_then_a_difference()
    {
        // Its charge never comes within the time of the test.
        await using var sandbox = await SandboxFixture.StartAsync(Plain with { TransactionLag = TimeSpan.FromDays(9) });
        var song = await MakeAsync(sandbox, SampleRequests.Short);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(28));
        var young = Assert.Single((await CompareAsync(sandbox)).Songs);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(2));
        var old = await CompareAsync(sandbox);

        Assert.Equal((LedgerMatch.Pending, song.Id), (young.Difference, young.Id));
        Assert.Equal((LedgerMatch.NotCharged, song.Id, null, 0.1m, nameof(LedgerState.Accepted)), (old.Songs[0].Difference, old.Songs[0].Id, old.Songs[0].UsdCharged, old.Songs[0].UsdInLedger, old.Songs[0].Status));
        Assert.Equal((0m, 0.1m, 0.1m, -0.1m, 1), (old.Days[0].UsdCharged, old.Days[0].UsdInLedger, old.Days[0].UsdNotCharged, old.Days[0].UsdDifference, old.Days[0].LedgerSongs));
    }

    [Fact]
    public async Task Song_of_another_account_does_not_count_for_this_account()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain with { TransactionLag = TimeSpan.FromDays(9) });
        using AimlMusicConnection other = new(new() { ApiKey = OtherKey, BaseUri = sandbox.Connection.BaseUri, TimeProvider = sandbox.Clock });
        await new SongSubmitter(new(other), sandbox.Ledger).SubmitAsync(SampleRequests.Short, Stop);
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        var found = await CompareAsync(sandbox);

        Assert.Equal(LedgerMatch.OtherAccount, Assert.Single(found.Songs).Difference);
        Assert.Empty(found.Days);
    }

    [Fact]
    public async Task Song_of_another_service_is_not_compared()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        await using var other = await SandboxFixture.StartAsync(Plain);
        await new SongSubmitter(other.Client, sandbox.Ledger).SubmitAsync(SampleRequests.Short, Stop);

        Assert.Empty((await CompareAsync(sandbox)).Songs);
    }

    [Fact]
    public async Task Song_from_elsewhere_is_in_the_ledger_after_it_is_saved_here()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain with { GenerationTime = TimeSpan.Zero });
        using TempFolder home = new();
        using TempFolder album = new();
        await sandbox.Elsewhere(home).SubmitAsync(SampleRequests.Short, Stop);
        var stranger = Assert.Single((await CompareAsync(sandbox)).Songs);
        await new SongSaver(sandbox.Client, sandbox.Ledger, new SaveOptions()).SaveAsync(new MusicGeneration { Id = stranger.Id! }, album.Target, null, Stop);

        Assert.Equal((LedgerMatch.NotInLedger, true, true), (stranger.Difference, stranger.IsOfThisKey, stranger.IsSandbox));
        Assert.Equal(LedgerMatch.Equal, Assert.Single((await CompareAsync(sandbox)).Songs).Difference);
    }

    [Fact]
    public async Task Account_without_charges_has_nothing_to_compare()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        var found = await CompareAsync(sandbox);

        Assert.Empty(found.Songs);
        Assert.Empty(found.Days);
    }

    [Fact]
    public async Task Comparison_covers_only_the_period_though_charges_beyond_it_identify_songs()
    {
        await using var sandbox = await SandboxFixture.StartAsync(Plain);
        var start = sandbox.Clock.GetUtcNow();
        await MakeAsync(sandbox, SampleRequests.Short);
        sandbox.Clock.Advance(TimeSpan.FromHours(3));
        var middle = sandbox.Clock.GetUtcNow();
        await MakeAsync(sandbox, SampleRequests.Short);
        sandbox.Clock.Advance(TimeSpan.FromHours(3));
        LedgerComparer comparer = new(sandbox.Client, sandbox.Ledger);

        Assert.Single((await comparer.CompareAsync(AccountPeriod.Between(start, middle), Stop)).Songs);
        Assert.Single((await comparer.CompareAsync(AccountPeriod.Between(middle, null), Stop)).Songs);
        Assert.Empty((await comparer.CompareAsync(AccountPeriod.Between(start.AddHours(1), middle), Stop)).Days);
    }

    private static IEnumerable<string?> Ids(LedgerComparison found, string match) => found.Songs.Where(song => song.Difference == match).Select(song => song.Id);

    private static string LedgerPath(SandboxFixture sandbox) => Path.Combine(sandbox.Ledger.Folder, "ledger.jsonl");
}
