using System.Collections.Concurrent;
using AimlMusic.Hosting;
using AimlMusic.Sandbox;
using AimlMusic.Sandbox.Server;

namespace AimlMusic.Chaos;

/// <summary>A run from the first song to the verdict.</summary>
internal sealed class ChaosRun(ChaosOptions options, Workplace place)
{
    private const int MostLastResumes = 5;

    private readonly FaultPlan _plan = new(options);

    public async Task<bool> RunAsync()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Seed = options.Seed,
            Balance = 1_000_000,
            GenerationTime = TimeSpan.FromSeconds(0.4),
            // Short enough to expire under way; so a poll must be able to give a fresh link.
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
        await RunLanesAsync(worker, progress);
        await ended.CancelAsync();
        await following;

        var unlisted = await FindUnlistedAsync(worker, audit);
        _plan.End();
        await LiftLogLagAsync(server);
        await ResumeAsync(worker, audit, progress);
        var verdict = await audit.CompareAsync(options.Songs);
        return new Report(_plan, progress, verdict, books.Expired, unlisted, options).Print();
    }

    private async Task RunLanesAsync(WorkerProcess worker, Progress progress)
    {
        ConcurrentQueue<Batch> batches = new(new SongOrderList(options, place.Root).Batches);
        await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ =>
            new Lane(worker, progress, options).RunAsync(() => batches.TryDequeue(out var batch) ? batch : null)));
    }

    /// <summary>The songs that were paid for and have no id here must at least be listed as doubtful.</summary>
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

    /// <summary>With the faults off, as often as a patient user would: the log may be read only so often in a minute.</summary>
    private static async Task ResumeAsync(WorkerProcess worker, Audit audit, Progress progress)
    {
        for (var i = 0; i < MostLastResumes && (i == 0 || !await audit.IsAllHomeAsync()); i++)
        {
            WorkOrder order = new(WorkStep.Resume) { ExchangeSec = 60, WaitSec = 20 * (i + 1), ThrottleLimit = 10_000 };
            progress.Add(order, await worker.RunAsync(order));
            progress.Tell();
        }
    }
}
