using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Sandbox.Tests;

/// <summary>The sandbox without a socket.</summary>
public sealed class HandlerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly SandboxHandler _handler;
    private readonly HttpClient _client;

    public HandlerTests()
    {
        _handler = new SandboxHandler(new SandboxService(new(), _time));
        _client = new HttpClient(_handler) { BaseAddress = new SandboxOptions().BaseUri };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [Fact]
    public async Task Song_is_made_from_lyrics_to_wav()
    {
        var url = await CompleteAsync();
        Assert.StartsWith("https://cdn.sandbox.aimlmusic.invalid/", url, StringComparison.Ordinal);
        Assert.NotEmpty(WavParser.Chunks(await _client.GetByteArrayAsync(new Uri(url), Token))["data"]);
    }

    [Fact]
    public async Task Reset_is_an_http_request_exception()
    {
        _handler.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Reset = FaultReset.After });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SubmitAsync());
        using var account = await _client.GetAsync(new Uri("/sandbox/account", UriKind.Relative), Token);
        Assert.Single((await Reply.ReadAsync(account)).Json["charges"]!.AsArray());
    }

    [Fact]
    public async Task Short_download_breaks_off()
    {
        var url = await CompleteAsync();
        _handler.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Download, Download = FaultDownload.CutShort });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _client.GetByteArrayAsync(new Uri(url), Token));
        Assert.NotEmpty(await _client.GetByteArrayAsync(new Uri(url), Token));
    }

    [Fact]
    public async Task Other_host_cannot_be_reached() =>
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _client.GetAsync(new Uri("https://api.aimlapi.com/v1/models"), Token));

    [Fact]
    public void Options_that_contradict_themselves_are_refused()
    {
        var here = new SandboxOptions().BaseUri;
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions().WithAddresses(here, here)));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { Balance = -1 }));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { LogLag = TimeSpan.FromSeconds(-1) }));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { ApiKey = " " }));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { MoreApiKeys = ["alone"] }));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { TransactionLag = TimeSpan.FromSeconds(-1) }));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { ClockSkew = TimeSpan.FromDays(-367) }));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { ListedPrices = new Dictionary<string, decimal> { ["nothing"] = 1 } }));
        Assert.Throws<ArgumentException>(() => new SandboxService(new SandboxOptions { ChargedPrices = new Dictionary<string, decimal> { ["stable-audio"] = -1 } }));
    }

    private async Task<Reply> SubmitAsync()
    {
        _client.DefaultRequestHeaders.Authorization = new("Bearer", "key");
        using var content = JsonContent.Create<JsonNode>(Songs.Short());
        using var response = await _client.PostAsync(new Uri("/v2/generate/audio", UriKind.Relative), content, Token);
        return await Reply.ReadAsync(response);
    }

    private async Task<string> CompleteAsync()
    {
        var id = (await SubmitAsync()).Text("id");
        _time.Advance(TimeSpan.FromSeconds(2));
        using var response = await _client.GetAsync(new Uri("/v2/generate/audio?generation_id=" + Uri.EscapeDataString(id), UriKind.Relative), Token);
        _client.DefaultRequestHeaders.Authorization = null;
        return (await Reply.ReadAsync(response)).Json["audio_file"]!["url"]!.GetValue<string>();
    }
}
