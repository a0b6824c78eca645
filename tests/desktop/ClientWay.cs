namespace AimlMusic.Desktop;

/// <summary>The client's way: submit, wait, save; the ledger on both ends. What came of it is said on the console, a line a fact.</summary>
internal static class ClientWay
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly MusicRequest Bell = new() { Model = "stable-audio", Prompt = "A gentle bell", DurationSec = 1, Title = "Bell" };

    public static int Run(string step, string path)
    {
        try
        {
            RunAsync(step, path).GetAwaiter().GetResult();
            return 0;
        }
        catch (AimlMusicException e)
        {
            Console.WriteLine($"error {e.Kind} {e.Spend} {e.Message}");
            return 1;
        }
    }

    private static Task RunAsync(string step, string folder) => step switch
    {
        "song" => WithClientAsync(run => MakeAsync(run, Bell, folder)),
        "many" => WithClientAsync(run => Task.WhenAll(Enumerable.Range(1, 40).Select(n => MakeAsync(run, Bell with { Title = $"Bell {n}", Prompt = $"Bell {n}" }, folder)))),
        "voice" => WithClientAsync(run => MakeAsync(run, Voice(folder), folder)),
        "mistake" => WithClientAsync(run => MakeAsync(run, new() { Model = "stable-audio", DurationSec = -1 }, folder)),
        "resume" => WithClientAsync(run => ResumeAsync(run, folder)),
        "stop" => WithClientAsync(run => StopAsync(run, folder)),
        "clear" => ClearAsync(),
        _ => throw new ArgumentException($"{step} is not a step."),
    };

    private static async Task WithClientAsync(Func<ClientRun, Task> take)
    {
        using ClientRun run = new();
        await take(run).ConfigureAwait(false);
    }

    private static MusicRequest Voice(string folder) =>
        new() { Model = "music-01", Lyrics = "La la la", Title = "Voice", ReferenceFile = ReferenceFile.Open(Path.Combine(folder, "reference.wav")) };

    private static async Task MakeAsync(ClientRun run, MusicRequest request, string folder)
    {
        var song = await run.Submitter.SubmitAsync(request, new SubmitOptions { Once = true }).ConfigureAwait(false);
        await SaveAsync(run, song, folder).ConfigureAwait(false);
    }

    private static async Task ResumeAsync(ClientRun run, string folder)
    {
        foreach (var entry in run.Ledger.Read(entry => entry.IsUnsaved))
        {
            var song = await run.Submitter.ResumeAsync(entry, new SubmitOptions()).ConfigureAwait(false);
            await SaveAsync(run, song!, folder).ConfigureAwait(false);
        }
    }

    // The service holds the download back for good: only the cancellation ends it.
    private static async Task StopAsync(ClientRun run, string folder)
    {
        var song = await run.Submitter.SubmitAsync(Bell).ConfigureAwait(false);
        using CancellationTokenSource stop = new();
        try
        {
            var save = SaveAsync(run, song, folder, stop.Token);
            stop.CancelAfter(TimeSpan.FromSeconds(1));
            await save.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("stopped");
        }
    }

    private static async Task SaveAsync(ClientRun run, MusicGeneration song, string folder, CancellationToken cancellationToken = default)
    {
        song = await run.Watcher.WaitAsync(song, Patience, null, cancellationToken).ConfigureAwait(false);
        // One song is to replace a file; the others must not.
        SaveTarget target = new() { Folder = folder, Overwrite = song.Title == "Voice" };
        var saved = await run.Saver.SaveAsync(song, target, null, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"saved {Path.GetFileName(saved.Path)} {saved.Sha256}");
    }

    private static Task ClearAsync()
    {
        Console.WriteLine($"cleared {new SongLedger().Remove(entry => entry.Status == nameof(LedgerState.Saved))}");
        return Task.CompletedTask;
    }
}
