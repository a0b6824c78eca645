using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AimlMusic.Sandbox.Server;
using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A service on a loopback port, a client and a ledger, all on one clock that the test moves.</summary>
internal sealed class LedgerFixture : IAsyncDisposable
{
    public const string ApiKey = "sk-very-secret-0123456789";

    // Of what a service waits for, not everything is heard of.
    private const int MostUnheard = 2;

    // What the last move woke may still run, and end what the far timer is for. So a far move is made only after the client was quiet.
    private const int QuietRounds = 100;
    private static readonly TimeSpan FarMove = TimeSpan.FromMinutes(10);

    private readonly HttpClient _control = new();
    private readonly List<AimlMusicConnection> _connections = [];
    private readonly SandboxServer _server;

    private LedgerFixture(FakeTimeProvider time, TrackedClock serverClock, SandboxServer server)
    {
        Time = time;
        ServerClock = serverClock;
        ClientClock = new TrackedClock(time);
        _server = server;
        _control.BaseAddress = server.BaseUri;
        _control.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        _control.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0");
        Ledger = Home.Open(ClientClock);
    }

    /// <summary>Asked by whoever stops the test run.</summary>
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; }

    public TrackedClock ClientClock { get; }

    public TrackedClock ServerClock { get; }

    public LedgerFolder Home { get; } = new();

    public SongLedger Ledger { get; }

    public Uri BaseUri => _server.BaseUri;

    public SandboxFaults Faults => _server.Service.Faults;

    /// <summary>The one song of the ledger.</summary>
    public LedgerEntry Entry => Assert.Single(Ledger.Read());

    public static async Task<LedgerFixture> OpenAsync(SandboxOptions? options = null)
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));
        TrackedClock serverClock = new(time);
        var server = await SandboxServer.StartAsync((options ?? new SandboxOptions { Balance = 1000 }) with { Quirks = SandboxFixture.Quirks }, time: serverClock, ct: Stop);
        return new LedgerFixture(time, serverClock, server);
    }

    public SongSubmitter Submitter(SongLedger? ledger = null, HttpMessageHandler? handler = null, Uri? baseUri = null, TimeSpan? timeout = null) =>
        new(Client(handler, baseUri, timeout), ledger ?? Ledger);

    public AimlMusicClient Client(HttpMessageHandler? handler = null, Uri? baseUri = null, TimeSpan? timeout = null, string apiKey = ApiKey)
    {
        AimlMusicConnection connection = new(new()
        {
            ApiKey = apiKey,
            BaseUri = baseUri ?? BaseUri,
            TimeProvider = ClientClock,
            Handler = handler,
            Timeout = timeout ?? TimeSpan.FromSeconds(100),
        });
        _connections.Add(connection);
        return new AimlMusicClient(connection);
    }

    /// <summary>Moves the clock from one thing that is waited for to the next, until a task is done.</summary>
    /// <param name="task">The task.</param>
    /// <param name="atMost">The task must end within this time of the clock, which is not moved further: what ends late on a slow machine is not late.</param>
    public async Task<T> PassTimeUntilAsync<T>(Task<T> task, TimeSpan? atMost = null)
    {
        await PassTimeUntilAsync((Task)task, atMost);
        return await task;
    }

    public async Task PassTimeUntilAsync(Task task, TimeSpan? atMost = null)
    {
        using CancellationTokenSource tooLong = new(TimeSpan.FromMinutes(2));
        var end = atMost is { } time ? Time.GetUtcNow() + time : DateTimeOffset.MaxValue;
        var (heard, quiet) = (-1, 0);
        while (!task.IsCompleted)
        {
            Assert.False(tooLong.IsCancellationRequested, $"The task has not ended. The clock was moved to {Time.GetUtcNow():O}; its limit is {end:O}.");
            quiet = ClientClock.Settings == heard ? quiet + 1 : 0;
            heard = ClientClock.Settings;
            if ((ClientClock.HasSleeper || ServerClock.HasSleeper) && (NextWait < FarMove || quiet >= QuietRounds))
            {
                MoveToNextDue(end);
            }

            // What woke up goes on over a real socket, in real time.
            await Task.WhenAny(task, Task.Delay(1, Stop));
        }

        await task;
    }

    /// <summary>The same before a service that sends little by little: the clock is moved again when the client has heard of what the last move brought.</summary>
    public async Task<T> PassTimeInStepAsync<T>(Task<T> task)
    {
        using CancellationTokenSource tooLong = new(TimeSpan.FromMinutes(2));
        var (heard, unheard) = (-1, 0);
        while (!task.IsCompleted)
        {
            unheard = ClientClock.Settings == heard ? unheard : 0;
            heard = ClientClock.Settings;
            if (unheard < MostUnheard && (ClientClock.HasSleeper || ServerClock.HasSleeper))
            {
                unheard++;
                MoveToNextDue(DateTimeOffset.MaxValue);
            }

            await Task.WhenAny(task, Task.Delay(1, tooLong.Token));
            tooLong.Token.ThrowIfCancellationRequested();
        }

        return await task;
    }

    /// <summary>What the service was asked for.</summary>
    public async Task<IReadOnlyList<JsonNode>> RequestsAsync(string route) =>
        [.. (await GetAsync("/sandbox/requests"))["requests"]!.AsArray().Select(entry => entry!).Where(entry => entry["route"]!.GetValue<string>() == route)];

    /// <summary>What was charged and not given back, by client request id.</summary>
    public async Task<IReadOnlyList<string?>> ChargesAsync() =>
        [.. (await GetAsync("/sandbox/account"))["charges"]!.AsArray().Where(charge => !charge!["refunded"]!.GetValue<bool>()).Select(charge => charge!["clientRequestId"]!.GetValue<string>())];

    /// <summary>The ids of what was charged.</summary>
    public async Task<IReadOnlyList<string>> ChargedIdsAsync() =>
        [.. (await GetAsync("/sandbox/account"))["charges"]!.AsArray().Select(charge => charge!["id"]!.GetValue<string>())];

    /// <summary>Waits, in real time, until the service has got so many submits.</summary>
    public async Task UntilSubmitsAsync(int count)
    {
        while ((await RequestsAsync("submit")).Count < count || (await ChargesAsync()).Count < count)
        {
            await Task.Delay(1, Stop);
        }
    }

    /// <summary>Moves the clock, with all that is due.</summary>
    public void Advance(TimeSpan time)
    {
        lock (ClientClock.Moves)
        {
            Time.Advance(time);
        }
    }

    /// <summary>Waits, in real time, until the client waits for nothing but time.</summary>
    public async Task UntilAsleepAsync()
    {
        while (!ClientClock.HasSleeper)
        {
            await Task.Delay(1, Stop);
        }
    }

    /// <summary>Submits as somebody else, or as a process that is dead now.</summary>
    public async Task<string> SubmitAsAsync(string clientRequestId)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v2/generate/audio");
        request.Headers.TryAddWithoutValidation("X-Client-Request-Id", clientRequestId);
        request.Content = JsonContent.Create(RequestBody.Create(SampleRequests.Bell));
        using var response = await _control.SendAsync(request, Stop);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!["id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        _connections.ForEach(connection => connection.Dispose());
        _control.Dispose();
        await _server.DisposeAsync();
        Home.Dispose();
    }

    private TimeSpan NextWait => new[] { ClientClock.NextDue, ServerClock.NextDue }.Min() - Time.GetUtcNow();

    private void MoveToNextDue(DateTimeOffset end)
    {
        lock (ClientClock.Moves)
        {
            var wait = new[] { NextWait, end - Time.GetUtcNow() }.Min();
            if (wait < TimeSpan.FromDays(365))
            {
                Time.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            }
        }
    }

    private async Task<JsonNode> GetAsync(string path) =>
        JsonNode.Parse(await _control.GetStringAsync(new Uri(path, UriKind.Relative), Stop))!;
}
