namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Whatever goes wrong with 32 songs under way, the service's account never shows more than the limit.</summary>
public sealed class SpendChaosTests
{
    private const int UnderWay = 32;

    // More of them where somebody has the time.
    public static TheoryData<int> Runs =>
        [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("AIMLMUSIC_TEST_SPEND_RUNS"), out var runs) ? runs : 20)];

    [Theory]
    [MemberData(nameof(Runs))]
    public Task Account_never_shows_more_than_the_limit(int run) => SpendAsync(run, 0.10m, 0);

    /// <summary>The list says 0.10; what the first answer says is known before the second song goes.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public Task Wrong_price_list_costs_no_more_than_one_song_above_the_limit(int run)
    {
        var charged = 0.10m + (0.09m * (run % 11));
        return SpendAsync(run, charged, charged);
    }

    private static async Task SpendAsync(int run, decimal charged, decimal margin)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new()
        {
            Balance = 1000,
            GenerationTime = TimeSpan.FromSeconds(3),
            ChargedPrices = new Dictionary<string, decimal> { [SampleRequests.Short.Model] = charged },
        });
        foreach (var (fault, number) in Faults().Select((fault, number) => (fault, number)))
        {
            sandbox.Faults.Add(fault with { Skip = (run * (number + 3) * 7) % 40, Count = 1 + (run * (number + 1) % 6) });
        }

        using TempFolder home = new();
        var most = (0.10m * (1 + (run * 5 % 23))) + 0.05m;
        SpendLimit limit = new(most, await PriceBook.OpenAsync(sandbox.Client, new SongLedger(home.Path, sandbox.Clock), Stop));
        using SemaphoreSlim underWay = new(UnderWay);
        GenerationWatcher watcher = new(sandbox.Client);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(MakeAsync));

        var account = await sandbox.AccountAsync();
        Assert.InRange(account.Charged - account.Refunded, 0, most + margin);
        Assert.NotEmpty(await sandbox.RequestsAsync("submit"));

        async Task MakeAsync(int number)
        {
            await underWay.WaitAsync(Stop);
            try
            {
                var spend = limit.Reserve();
                var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, new SubmitOptions { Spend = spend, SearchTimeout = TimeSpan.FromSeconds(number % 2 * 20) }, Stop);
                spend.Settle(await watcher.WaitAsync(song, TimeSpan.FromSeconds(60), cancellationToken: Stop));
                var account = await sandbox.AccountAsync();
                Assert.InRange(account.Charged - account.Refunded, 0, most + margin);
            }
            catch (AimlMusicException)
            {
                // Of each kind there are some.
            }
            finally
            {
                underWay.Release();
            }
        }
    }

    private static IEnumerable<SandboxFault> Faults() =>
    [
        new() { Route = FaultRoute.Submit, Status = 500 },
        new() { Route = FaultRoute.Submit, Status = 503 },
        new() { Route = FaultRoute.Submit, Status = 429 },
        new() { Route = FaultRoute.Submit, Reset = FaultReset.After },
        new() { Route = FaultRoute.Submit, Reset = FaultReset.Before },
        new() { Route = FaultRoute.Submit, Body = FaultBody.Malformed },
        new() { Route = FaultRoute.Submit, Fail = new GenerationFailure("no", "no") },
        new() { Route = FaultRoute.Poll, Status = 500 },
        new() { Route = FaultRoute.Poll, Words = "remastering" },
    ];
}
