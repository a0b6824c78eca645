namespace AimlMusic.Sandbox.Tests;

public sealed class LinkTests
{
    [Fact]
    public async Task Link_is_signed_and_leads_to_another_origin()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var url = await UrlAsync(sandbox);
        Assert.NotEqual(sandbox.Server.BaseUri.Port, url.Port);
        Assert.Matches("^music%2Fprod%2F[0-9a-f-]{36}[.]wav$", url.Segments[^1]);
        var expires = new DateTimeOffset(2026, 9, 2, 12, 0, 2, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.StartsWith($"?Expires={expires}&Signature=", url.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_works_until_it_expires_and_polling_again_does_not_renew_it()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { LinkLifetime = TimeSpan.FromSeconds(60) });
        var song = await sandbox.CompleteAsync();
        var url = song.Json["audio_file"]!["url"]!.GetValue<string>();
        sandbox.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(200, (await sandbox.DownloadAsync(url)).Status);
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        var refusal = await sandbox.DownloadAsync(url);
        Assert.Equal(403, refusal.Status);
        Assert.Contains("<Code>ExpiredToken</Code>", refusal.Body, StringComparison.Ordinal);
        Assert.StartsWith("application/xml", refusal.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(url, (await sandbox.PollAsync(song.Text("id"))).Json["audio_file"]!["url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Link_that_was_changed_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var url = (await UrlAsync(sandbox)).AbsoluteUri;
        var other = (await UrlAsync(sandbox)).AbsolutePath;
        foreach (var changed in new[]
        {
            url.Replace("Expires=1", "Expires=2", StringComparison.Ordinal),
            url.Replace("Signature=", "Signature=0", StringComparison.Ordinal),
            url.Replace(new Uri(url).AbsolutePath, other, StringComparison.Ordinal),
            url.Replace("%2F", "/", StringComparison.Ordinal),
            url.Split('?')[0],
        })
        {
            Assert.Equal(403, (await sandbox.DownloadAsync(changed)).Status);
        }

        Assert.Equal(200, (await sandbox.DownloadAsync(url)).Status);
    }

    [Fact]
    public async Task Key_must_not_be_sent_to_the_storage()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var url = (await UrlAsync(sandbox)).AbsoluteUri;
        var refusal = await sandbox.DownloadAsync(url, request => request.Headers.Authorization = new("Bearer", "key"));
        Assert.Equal(400, refusal.Status);
        Assert.StartsWith("application/xml", refusal.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_accepts_only_get_and_head()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var url = (await UrlAsync(sandbox)).AbsoluteUri;
        Assert.Equal(405, (await sandbox.DownloadAsync(url, request => request.Method = HttpMethod.Delete)).Status);
        var whole = await sandbox.DownloadAsync(url);
        var head = await sandbox.DownloadAsync(url, request => request.Method = HttpMethod.Head);
        Assert.Equal(200, head.Status);
        Assert.Equal(0, head.Bytes.Length);
        foreach (var name in new[] { "Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges" })
        {
            Assert.Equal(whole.Header(name), head.Header(name));
            Assert.NotNull(head.Header(name));
        }
    }

    [Fact]
    public async Task Api_port_serves_no_audio_and_the_storage_no_api()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var url = await UrlAsync(sandbox);
        Assert.Equal(404, (await sandbox.GetAsync(url.PathAndQuery)).Status);
        Assert.Equal(403, (await sandbox.DownloadAsync(new Uri(sandbox.Server.CdnBaseUri, "/sandbox/requests").AbsoluteUri)).Status);
    }

    private static async Task<Uri> UrlAsync(TestSandbox sandbox) =>
        new((await sandbox.CompleteAsync()).Json["audio_file"]!["url"]!.GetValue<string>());
}
