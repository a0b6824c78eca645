using System.Net.Http.Json;
using System.Text.Json;
using AimlMusic.Sandbox;
using AimlMusic.Sandbox.Server;
using AimlMusic.Tests.Support;

namespace AimlMusic.Desktop.Tests.Mono;

/// <summary>A sandbox, a ledger and a folder for songs. Mono's clock cannot be moved, so songs are soon ready.</summary>
internal sealed class MonoFixture : IAsyncDisposable
{
    private const string Key = "mono-key-0123456789";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SandboxServer _server;
    private readonly HttpClient _control = new();
    private readonly TempFolder _home = new();

    private MonoFixture(SandboxServer server)
    {
        _server = server;
        Connection = new AimlMusicConnection(new() { ApiKey = Key, BaseUri = server.BaseUri });
        Client = new AimlMusicClient(Connection);
    }

    public string Songs => Folder.Path;

    public TempFolder Folder { get; } = new();

    public AimlMusicConnection Connection { get; }

    /// <summary>The client of the other edition.</summary>
    public AimlMusicClient Client { get; }

    /// <summary>The same ledger, in the other edition's hands.</summary>
    public SongLedger Ledger => new(_home.Path);

    public SandboxFaults Faults => _server.Service.Faults;

    public Dictionary<string, string> Environment { get; } = [];

    public static async Task<MonoFixture> StartAsync(string key = Key)
    {
        MonoRun.Require();
        SandboxOptions options = new() { ApiKey = Key, GenerationTime = TimeSpan.FromMilliseconds(200), Quirks = SandboxQuirks.WithdrawnModels | SandboxQuirks.WavForMp3 };
        MonoFixture sandbox = new(await SandboxServer.StartAsync(options, ct: TestContext.Current.CancellationToken));
        sandbox.Environment["AIMLMUSIC_HOME"] = sandbox._home.Path;
        sandbox.Environment["AIML_API_KEY"] = key;
        sandbox.Environment["AIML_API_BASE_URL"] = sandbox._server.BaseUri.AbsoluteUri;
        return sandbox;
    }

    /// <summary>What the service has charged for.</summary>
    public async Task<IReadOnlyList<Charge>> ChargesAsync() =>
        (await _control.GetFromJsonAsync<Account>(new Uri(_server.BaseUri, "sandbox/account"), Json, TestContext.Current.CancellationToken))!.Charges;

    public async Task<IReadOnlyList<Entry>> RequestsAsync() =>
        (await _control.GetFromJsonAsync<Journal>(new Uri(_server.BaseUri, "sandbox/requests"), Json, TestContext.Current.CancellationToken))!.Requests;

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        Connection.Dispose();
        await _server.DisposeAsync();
        Folder.Dispose();
        _home.Dispose();
    }
}
