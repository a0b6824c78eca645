namespace AimlMusic.Tests.Support;

/// <summary>A client before a scripted server.</summary>
internal sealed class ScriptedFixture : IDisposable
{
    private readonly TempFolder _home = new();

    public ScriptedFixture(ScriptedServer server, int retries = 0)
    {
        Connection = new AimlMusicConnection(new()
        {
            ApiKey = SandboxFixture.Key,
            BaseUri = server.BaseUri,
            TimeProvider = Clock,
            MaximumRetryCount = retries,
        });
        Client = new AimlMusicClient(Connection);
        Submitter = new SongSubmitter(Client, new SongLedger(_home.Path));
    }

    public EagerClock Clock { get; } = new();

    public AimlMusicConnection Connection { get; }

    public AimlMusicClient Client { get; }

    public SongSubmitter Submitter { get; }

    public void Dispose()
    {
        Connection.Dispose();
        _home.Dispose();
    }
}
