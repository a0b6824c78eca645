namespace AimlMusic.Desktop;

/// <summary>What a run has one of, set up from the environment.</summary>
internal sealed class ClientRun : IDisposable
{
    private readonly AimlMusicConnection _connection = new(new()
    {
        ApiKey = Environment.GetEnvironmentVariable("AIML_API_KEY"),
        BaseUri = new Uri(Environment.GetEnvironmentVariable("AIML_API_BASE_URL")!),
        MaximumRetryCount = 2,
    });

    public ClientRun()
    {
        AimlMusicClient client = new(_connection);
        Submitter = new(client, Ledger);
        Watcher = new(client, PollSchedule.Every(TimeSpan.FromMilliseconds(100)), Ledger);
        Saver = new(client, Ledger, new SaveOptions { WritesTags = true, WritesSidecar = true, Version = "1.0" });
    }

    public SongLedger Ledger { get; } = new();

    public SongSubmitter Submitter { get; }

    public GenerationWatcher Watcher { get; }

    public SongSaver Saver { get; }

    public void Dispose() => _connection.Dispose();
}
