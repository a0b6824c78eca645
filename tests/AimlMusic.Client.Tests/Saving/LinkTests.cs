using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

/// <summary>Links that have expired, lead elsewhere, or ask for what they must not get.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Expired_link_is_renewed()
    {
        await using ScriptedServer cdn = new(Reply.Head(403, "Content-Length: 0"), Reply.Body(Mp3()));
        await using ScriptedServer server = new(Reply.Json($$$"""{"status":"completed","audio_file":{"url":"{{{cdn.BaseUri}}}fresh.mp3"}}"""));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(cdn.SongAt()) { Title = "T" }, folder.Target, cancellationToken: Stop);

        Assert.Equal(["T.mp3"], folder.Files);
        Assert.Equal(("T", cdn.BaseUri + "fresh.mp3"), (saved.Song.Title, saved.Song.AudioUrl));
        Assert.StartsWith("GET /fresh.mp3 ", cdn.Requests[1], StringComparison.Ordinal);
        Assert.All(cdn.Requests, request => Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Song_without_another_link_has_expired()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(20), LinkLifetime = TimeSpan.FromMinutes(5) });
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        sandbox.Clock.Advance(TimeSpan.FromHours(1));

        var failure = await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop));

        Assert.Equal((AimlMusicErrorKind.AudioExpired, song.Id), (failure.Kind, failure.Generation?.Id));
        Assert.Equal((1, 2), ((await sandbox.RequestsAsync("download")).Count, (await sandbox.RequestsAsync("poll")).Count));
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Download_fails_if_the_renewed_link_does_not_work_either(int status)
    {
        await using ScriptedServer cdn = new(Reply.Head(status, "Content-Length: 0"), Reply.Head(status, "Content-Length: 0"));
        await using ScriptedServer server = new(Reply.Json($$$"""{"status":"completed","audio_file":{"url":"{{{cdn.BaseUri}}}fresh.mp3"}}"""));
        using ScriptedFixture scripted = new(server, retries: 5);
        using TempFolder folder = new();

        Assert.Equal(AimlMusicErrorKind.AudioExpired, (await FailureOf(new SongSaver(scripted.Client).SaveAsync(cdn.SongAt(), folder.Target, cancellationToken: Stop))).Kind);
        Assert.Equal((2, 1), (cdn.Requests.Count, server.Requests.Count));
    }

    [Theory]
    [InlineData(429, "9")]
    [InlineData(500, null)]
    [InlineData(503, null)]
    public async Task Download_is_retried_after_a_transient_failure_of_the_storage(int status, string? retryAfter)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Status = status, RetryAfter = retryAfter, Count = 2 });

        await new SongSaver(sandbox.Client).SaveAsync(await sandbox.CompleteAsync(), folder.Target, cancellationToken: Stop);

        Assert.Equal([status, status, 200], (await sandbox.RequestsAsync("download")).Select(request => request.Status));
        Assert.Equal(retryAfter is not null, sandbox.Clock.Waits.All(wait => wait >= TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public async Task Redirect_of_the_storage_is_followed_without_the_key()
    {
        await using ScriptedServer elsewhere = new(Reply.Body(Mp3()));
        await using ScriptedServer cdn = new(Reply.Redirect(302, elsewhere.BaseUri + "b.mp3"));
        using ScriptedFixture scripted = new(elsewhere);
        using TempFolder folder = new();

        await new SongSaver(scripted.Client).SaveAsync(cdn.SongAt(), folder.Target, cancellationToken: Stop);

        // The second server is the service's own origin: a link gets no key even there.
        Assert.All([.. cdn.Requests, .. elsewhere.Requests], request => Assert.DoesNotContain(SandboxFixture.Key, request, StringComparison.Ordinal));
        Assert.Single(folder.Files);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Redirect_to_anything_but_a_storage_is_not_followed(string location)
    {
        await using ScriptedServer cdn = new(Reply.Redirect(302, location));
        using ScriptedFixture scripted = new(cdn);
        using TempFolder folder = new();

        Assert.Equal(AimlMusicErrorKind.DownloadFailed, (await FailureOf(new SongSaver(scripted.Client).SaveAsync(cdn.SongAt(), folder.Target, cancellationToken: Stop))).Kind);
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("ftp://127.0.0.1/a.mp3")]
    [InlineData("nonsense")]
    public async Task Link_that_is_no_web_address_is_not_opened(string url)
    {
        await using ScriptedServer server = new();
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        MusicGeneration song = new() { Id = "a", Status = GenerationStatus.Completed, AudioUrl = url };

        Assert.Equal(AimlMusicErrorKind.DownloadFailed, (await FailureOf(new SongSaver(scripted.Client).SaveAsync(song, folder.Target, cancellationToken: Stop))).Kind);
        Assert.Empty(folder.Files);
    }
}
