using System.Net.Http.Json;
using System.Text.Json;
using AimlMusic.Sandbox.Server;

namespace AimlMusic.Tests.Support;

/// <summary>A client before a sandbox, with real HTTP between them and one clock for both.</summary>
internal sealed class SandboxFixture : IAsyncDisposable
{
    public const string Key = "sandbox-key-0123456789";

    /// <summary>What tests have of the sandbox beside what the service does today: answers that clients have seen, music-01, and WAV, which is made sooner.</summary>
    public const SandboxQuirks Quirks = SandboxQuirks.CreatedStatus | SandboxQuirks.RetryAfter | SandboxQuirks.WithdrawnModels | SandboxQuirks.WavForMp3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SandboxServer _server;
    private readonly HttpClient _control = new();
    private readonly TempFolder _home = new();
    private readonly List<AimlMusicConnection> _elsewhere = [];

    private SandboxFixture(SandboxServer server, EagerClock clock, TimeSpan timeout, int retries)
    {
        _server = server;
        Clock = clock;
        Connection = new AimlMusicConnection(new()
        {
            ApiKey = Key,
            BaseUri = server.BaseUri,
            TimeProvider = clock,
            Timeout = timeout,
            MaximumRetryCount = retries,
            Host = "Tests/1.0",
        });
        Client = new AimlMusicClient(Connection);
        Ledger = new SongLedger(_home.Path, clock);
        Submitter = new SongSubmitter(Client, Ledger);
    }

    public EagerClock Clock { get; }

    public AimlMusicConnection Connection { get; }

    public AimlMusicClient Client { get; }

    public SongLedger Ledger { get; }

    public SongSubmitter Submitter { get; }

    public Uri CdnBaseUri => _server.CdnBaseUri;

    public SandboxFaults Faults => _server.Service.Faults;

    /// <summary>Starts both.</summary>
    /// <param name="options">What the sandbox is like.</param>
    /// <param name="sandboxClock">A clock of the sandbox's own.</param>
    /// <param name="timeout">The client's limit for one exchange.</param>
    /// <param name="retries">How often the client tries again.</param>
    public static async Task<SandboxFixture> StartAsync(
        SandboxOptions? options = null, TimeProvider? sandboxClock = null, TimeSpan? timeout = null, int retries = 5)
    {
        EagerClock clock = new();
        options ??= new SandboxOptions { ApiKey = Key, GenerationTime = TimeSpan.FromSeconds(20) };
        var server = await SandboxServer.StartAsync(options with { Quirks = options.Quirks | Quirks }, time: sandboxClock ?? clock, ct: Stop);
        return new SandboxFixture(server, clock, timeout ?? TimeSpan.FromSeconds(100), retries);
    }

    public async Task<Account> AccountAsync() => (await _control.GetFromJsonAsync<Account>(new Uri(_server.BaseUri, "sandbox/account"), Json, Stop))!;

    /// <summary>What was asked of the sandbox on one of its routes, or on all of them.</summary>
    public async Task<IReadOnlyList<Entry>> RequestsAsync(string? route = null)
    {
        var journal = (await _control.GetFromJsonAsync<Journal>(new Uri(_server.BaseUri, "sandbox/requests"), Json, Stop))!;
        Assert.Equal(journal.Count, journal.Requests.Count);
        return [.. journal.Requests.Where(entry => route is null || entry.Route == route)];
    }

    /// <summary>Changes what the sandbox lists as its models.</summary>
    public async Task ListAsync(string json)
    {
        using StringContent content = new(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _control.PutAsync(new Uri(_server.BaseUri, "sandbox/models"), content, Stop);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Adds a movement of the account's money that no song made.</summary>
    public async Task MoveMoneyAsync(string direction, string type, decimal usd, string? model = null, string? referenceId = null, DateTimeOffset? created = null)
    {
        using var answer = await _control.PostAsJsonAsync(new Uri(_server.BaseUri, "sandbox/transactions"), new { direction, type, usd, model, referenceId, created = (created ?? Clock.GetUtcNow()).ToString("O") }, Stop);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>A client of the same account with another key, and with a ledger elsewhere.</summary>
    public SongSubmitter Elsewhere(TempFolder home, string key = Key)
    {
        AimlMusicConnection connection = new(new() { ApiKey = key, BaseUri = _server.BaseUri, TimeProvider = Clock, Host = "Tests/1.0" });
        _elsewhere.Add(connection);
        return new(new(connection), new SongLedger(home.Path, Clock));
    }

    /// <summary>A song that is ready to be saved.</summary>
    public async Task<MusicGeneration> CompleteAsync(MusicRequest? request = null)
    {
        var song = await Submitter.SubmitAsync(request ?? SampleRequests.Short, Stop);
        Clock.Advance(_server.Service.Options.GenerationTime);
        song = await Client.GetGenerationAsync(song, Stop);
        Assert.Equal(GenerationStatus.Completed, song.Status);
        return song;
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        Connection.Dispose();
        _elsewhere.ForEach(connection => connection.Dispose());
        await _server.DisposeAsync();
        _home.Dispose();
    }
}
