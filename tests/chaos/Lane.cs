namespace AimlMusic.Chaos;

/// <summary>
/// The script of one user, in parallel with others on the same ledger: batch after batch, killed at random and restarted, and resumed in between.
/// </summary>
internal sealed class Lane(WorkerProcess worker, Progress progress, ChaosOptions options)
{
    private const int MostRounds = 8;
    private const double KilledNew = 0.6;
    private const double KilledResume = 0.4;

    // A script that was killed several times must be allowed to complete.
    private const int LastRoundOfKills = 4;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(8);

    public async Task RunAsync(Func<Batch?> next)
    {
        while (next() is { } batch)
        {
            await RunAsync(batch);
        }
    }

    private async Task RunAsync(Batch batch)
    {
        Random random = new(HashCode(options.Seed, batch.Number));
        for (var round = 0; round < MostRounds && !progress.IsSettled(batch); round++)
        {
            var mayKill = round < LastRoundOfKills;
            await WorkAsync(new WorkOrder(WorkStep.New, batch.TablePath, KillAfter(random, KilledNew, mayKill)));
            if (!progress.IsSettled(batch))
            {
                await WorkAsync(new WorkOrder(WorkStep.Resume, null, KillAfter(random, KilledResume, mayKill)) { ThrottleLimit = 256 });
            }
        }

        progress.Tell();
    }

    private async Task WorkAsync(WorkOrder order) => progress.Add(order, await worker.RunAsync(order));

    // Drawn even if it is not used, so that later draws do not depend on the earlier rounds.
    private static TimeSpan? KillAfter(Random random, double share, bool mayKill)
    {
        var isKilled = random.NextDouble() < share;
        var after = random.NextDouble() * LongestLife;
        return isKilled && mayKill ? after : null;
    }

    // HashCode of the runtime differs from run to run.
    private static int HashCode(int seed, int batch) => unchecked((seed * 7919) + batch);
}
