namespace AimlMusic.Sandbox.Tests;

public sealed class DownloadFaultTests : IAsyncLifetime
{
    private TestSandbox? _sandbox;
    private string _url = "";

    private TestSandbox Sandbox => _sandbox!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await TestSandbox.StartAsync();
        _url = (await _sandbox.CompleteAsync()).Json["audio_file"]!["url"]!.GetValue<string>();
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    [Fact]
    public async Task Short_download_declares_the_full_length_and_ends_halfway()
    {
        var whole = await Sandbox.DownloadAsync(_url);
        Sandbox.Server.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Download, Download = FaultDownload.CutShort });
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(_url), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(whole.Bytes.Length, response.Content.Headers.ContentLength);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => stream.CopyToAsync(received, TestContext.Current.CancellationToken));
        Assert.Equal(whole.Bytes[..(whole.Bytes.Length / 2)], received.ToArray());
    }

    [Fact]
    public async Task Corrupt_download_has_the_right_length_and_the_wrong_beginning()
    {
        var whole = await Sandbox.DownloadAsync(_url);
        var corrupt = await WithAsync(new SandboxFault { Route = FaultRoute.Download, Download = FaultDownload.Corrupt });
        Assert.Equal(200, corrupt.Status);
        Assert.Equal(whole.Bytes.Length, corrupt.Bytes.Length);
        Assert.NotEqual("RIFF"u8.ToArray(), corrupt.Bytes[..4].ToArray());
        Assert.Equal(whole.Bytes[64..], corrupt.Bytes[64..]);
    }

    [Fact]
    public async Task Html_page_can_replace_the_song()
    {
        var page = await WithAsync(new SandboxFault { Route = FaultRoute.Download, Download = FaultDownload.Html });
        Assert.Equal(200, page.Status);
        Assert.StartsWith("text/html", page.Header("Content-Type"), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Range_can_be_ignored()
    {
        var whole = await Sandbox.DownloadAsync(_url);
        Sandbox.Server.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Download, Download = FaultDownload.NoRange });
        var reply = await Sandbox.DownloadAsync(_url, request => request.Headers.TryAddWithoutValidation("Range", "bytes=10-19"));
        Assert.Equal(200, reply.Status);
        Assert.Null(reply.Header("Accept-Ranges"));
        Assert.Equal(whole.Bytes, reply.Bytes);
    }

    [Fact]
    public async Task Slow_download_arrives_in_the_end()
    {
        var whole = await Sandbox.DownloadAsync(_url);
        Sandbox.Server.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Download, Download = FaultDownload.Slow, Delay = TimeSpan.FromSeconds(5) });
        var start = Sandbox.Time.GetUtcNow();
        var slow = await Sandbox.PassTimeUntilAsync(Sandbox.DownloadAsync(_url));
        Assert.Equal(whole.Bytes, slow.Bytes);
        Assert.True(Sandbox.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Download_can_have_any_status(int status) =>
        Assert.Equal(status, (await WithAsync(new SandboxFault { Route = FaultRoute.Download, Status = status })).Status);

    private Task<Reply> WithAsync(SandboxFault fault)
    {
        Sandbox.Server.Service.Faults.Add(fault);
        return Sandbox.DownloadAsync(_url);
    }
}
