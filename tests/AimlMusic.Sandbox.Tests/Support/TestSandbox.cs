using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AimlMusic.Sandbox.Server;
using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Sandbox.Tests;

/// <summary>A server of a test's own, with a clock that the test moves.</summary>
public sealed class TestSandbox : IAsyncDisposable
{
    // Most tests look at more than what the service shows today, and have no need of MP3.
    private const SandboxQuirks AllQuirks = SandboxQuirks.StrictFields | SandboxQuirks.CreatedStatus | SandboxQuirks.RetryAfter | SandboxQuirks.WithdrawnModels | SandboxQuirks.WavForMp3;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private TestSandbox(SandboxServer server, FakeTimeProvider time)
    {
        Server = server;
        Time = time;
    }

    public SandboxServer Server { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>A sandbox with every quirk.</summary>
    public static Task<TestSandbox> StartAsync(SandboxOptions? options = null) => StartPlainAsync((options ?? new SandboxOptions()) with { Quirks = AllQuirks });

    /// <summary>A sandbox as the options say.</summary>
    public static async Task<TestSandbox> StartPlainAsync(SandboxOptions? options = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));
        var server = await SandboxServer.StartAsync(options ?? new SandboxOptions(), time: time, ct: TestContext.Current.CancellationToken);
        return new TestSandbox(server, time);
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, JsonNode? body) =>
        SendAsync(HttpMethod.Post, path, request => request.Content = JsonContent.Create(body));

    public Task<Reply> SubmitAsync(JsonNode? body, string? clientRequestId = null, CancellationToken? giveUp = null) =>
        SendAsync(HttpMethod.Post, "/v2/generate/audio", giveUp: giveUp, change: request =>
        {
            request.Content = JsonContent.Create(body);
            request.Headers.TryAddWithoutValidation("X-Client-Request-Id", clientRequestId is null ? [] : [clientRequestId]);
        });

    public Task<Reply> PollAsync(string id) => GetAsync("/v2/generate/audio?generation_id=" + Uri.EscapeDataString(id));

    public Task<Reply> AddFaultAsync(JsonNode fault) => PostAsync("/sandbox/faults", fault);

    public Task<Reply> SetAsync(JsonNode settings) => SendAsync(HttpMethod.Put, "/sandbox/settings", request => request.Content = JsonContent.Create(settings));

    /// <summary>Submits a song and lets it be done.</summary>
    public async Task<Reply> CompleteAsync(JsonNode? body = null)
    {
        var submitted = await SubmitAsync(body ?? Songs.Short());
        Time.Advance(Server.Service.Options.GenerationTime);
        return await PollAsync(submitted.Text("id"));
    }

    /// <summary>Sends what a well-behaved client sends, but for a change.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null, CancellationToken? giveUp = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.BaseUri, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "key");
        request.Headers.UserAgent.ParseAdd("Tests/1.0");
        change?.Invoke(request);
        return await SendAsync(request, giveUp);
    }

    /// <summary>Downloads as a client does that keeps its key to itself.</summary>
    public async Task<Reply> DownloadAsync(string url, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url));
        change?.Invoke(request);
        return await SendAsync(request);
    }

    /// <summary>Moves the clock until a task is done.</summary>
    public async Task<T> PassTimeUntilAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await task;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request, CancellationToken? giveUp = null)
    {
        using var response = await _client.SendAsync(request, giveUp ?? TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(response);
    }
}
