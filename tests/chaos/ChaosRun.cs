using System.Collections.Concurrent;
using AimlMusic.Hosting;
using AimlMusic.Sandbox;
using AimlMusic.Sandbox.Server;

namespace AimlMusic.Chaos;

/// <summary>A run from the first song to the result.</summary>
internal sealed class ChaosRun(ChaosOptions options, Workplace place)
{
    private const int MostLastRounds = 5;

    // Longer than the delay of log and charges after the faults are off.
    private const int LastDoubtSec = 5;

    private readonly FaultPlan _plan = new(options);

    public async Task<bool> RunAsync()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Seed = options.Seed,
            Balance = 1_000_000,
            GenerationTime = TimeSpan.FromSeconds(0.4),
            // Short enough to expire during the run, so that polls must return new links.
            LinkLifetime = TimeSpan.FromSeconds(3),
            RenewsLinks = true,
            LogLag = TimeSpan.FromSeconds(options.LogLagSeconds),
        });
        server.Service.Faults.Source = _plan.Draw;
        ServiceBooks books = new(server.Service);
        Audit audit = new(books, place);
        Progress progress = new(place, options.Songs);
        WorkerProcess worker = new(place, server.BaseUri, options.WithoutPowerShell ? null : PowerShellHost.Find());

        using CancellationTokenSource ended = new();
        var following = books.FollowAsync(ended.Token);
        var batches = new SongOrderList(options, place.Root).Batches;
        await RunLanesAsync(worker, progress, batches);
        await ended.CancelAsync();
        await following;

        var unlisted = await FindUnlistedAsync(worker, audit);
        _plan.End();
        await LiftLogLagAsync(server);
        await FinishAsync(worker, audit, progress, batches);
        var verdict = await audit.CompareAsync(options.Songs);
        return new Report(_plan, progress, verdict, books.Expired, unlisted, options).Print();
    }

    private async Task RunLanesAsync(WorkerProcess worker, Progress progress, IReadOnlyList<Batch> batches)
    {
        ConcurrentQueue<Batch> queue = new(batches);
        await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ =>
            new Lane(worker, progress, options).RunAsync(() => queue.TryDequeue(out var batch) ? batch : null)));
    }

    /// <summary>Songs that were paid for and have no id in the ledger must be in doubt.</summary>
    private static async Task<(int Untold, int Unlisted)> FindUnlistedAsync(WorkerProcess worker, Audit audit)
    {
        var untold = await audit.FindUntoldAsync();
        var listed = (await worker.RunAsync(new WorkOrder(WorkStep.Doubtful))).Doubtful.ToHashSet(StringComparer.Ordinal);
        return (untold.Count, untold.Count(charge => !listed.Contains(charge.Key)));
    }

    private static async Task LiftLogLagAsync(SandboxServer server)
    {
        using HttpClient http = new();
        using StringContent settings = new("""{"logLagSeconds":0}""", System.Text.Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri(server.BaseUri, "sandbox/settings"), settings)).Dispose();
    }

    /// <summary>Without faults, repeats what a user would do: resume, then run the same command again for songs that were not accepted.</summary>
    private static async Task FinishAsync(WorkerProcess worker, Audit audit, Progress progress, IReadOnlyList<Batch> batches)
    {
        for (var i = 0; i < MostLastRounds && (i == 0 || !await audit.IsAllHomeAsync() || !batches.All(progress.IsSaved)); i++)
        {
            await WorkAsync(new(WorkStep.Resume) { ExchangeSec = 60, WaitSec = 20 * (i + 1), ThrottleLimit = 10_000, DoubtSec = LastDoubtSec });
            foreach (var batch in batches.Where(batch => !progress.IsSaved(batch)))
            {
                await WorkAsync(new(WorkStep.New, batch.TablePath) { ExchangeSec = 60, WaitSec = 60 });
            }

            progress.Tell();
        }

        async Task WorkAsync(WorkOrder order) => progress.Add(order, await worker.RunAsync(order));
    }
}
