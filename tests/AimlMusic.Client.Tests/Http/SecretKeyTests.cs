using System.Text.Json;

namespace AimlMusic.Tests.Http;

/// <summary>The key goes to the service's own origin and nowhere else, and comes back out of nothing.</summary>
public sealed class SecretKeyTests
{
    [Fact]
    public async Task Request_identifies_the_client_and_only_the_service_gets_the_key()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();

        await new SongSaver(sandbox.Client).SaveAsync(await sandbox.CompleteAsync(), folder.Target, cancellationToken: Stop);

        var requests = await sandbox.RequestsAsync();
        Assert.Equal(["submit", "poll", "download"], requests.Select(request => request.Route));
        Assert.Equal([true, true, false], requests.Select(request => request.Authorization));
        Assert.All(requests, request => Assert.Matches(@"^AimlMusic/\d+\.\d+\.\d+ \(Tests/1\.0; [^()]+\)$", request.UserAgent));
    }

    [Theory]
    [InlineData("https://api.example.com/v1/anything", true)]
    [InlineData("https://API.example.com:443/v1", true)]
    [InlineData("http://api.example.com/v1", false)]
    [InlineData("https://api.example.com:8443/v1", false)]
    [InlineData("https://api.example.com.evil.com/v1", false)]
    [InlineData("https://cdn.example.com/v1", false)]
    [InlineData("https://api.example.com@evil.com/v1", false)]
    public void Key_is_added_only_to_requests_of_its_own_origin(string address, bool isOwn)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, BaseUri = new Uri("https://api.example.com/prefix/") });
        using HttpRequestMessage request = new(HttpMethod.Get, address);

        connection.Authorize(request);

        Assert.Equal(isOwn ? "Bearer " + SandboxFixture.Key : null, request.Headers.Authorization?.ToString());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_does_not_take_the_key_or_the_request_to_another_origin(int status)
    {
        await using ScriptedServer elsewhere = new();
        var away = Reply.Redirect(status, new Uri(elsewhere.BaseUri, "v2/generate/audio").AbsoluteUri);
        await using ScriptedServer server = new(away, away);
        using ScriptedFixture scripted = new(server);

        var submit = await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop));
        var poll = await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop));

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, status), (submit.Kind, (int?)submit.StatusCode));
        Assert.Equal((AimlMusicErrorKind.ServiceUnavailable, status), (poll.Kind, (int?)poll.StatusCode));
        Assert.All(server.Requests, request => Assert.Contains("Authorization: Bearer " + SandboxFixture.Key, request, StringComparison.Ordinal));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Poll_follows_a_redirect_within_the_service()
    {
        await using ScriptedServer server = new(Reply.Redirect(307, "/v3/audio?id=a"), Reply.Json("""{"id":"a","status":"queued"}"""));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(GenerationStatus.Queued, (await scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop)).Status);
        Assert.StartsWith("GET /v3/audio?id=a ", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer " + SandboxFixture.Key, server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("http://")]
    [InlineData("http://[")]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    public async Task Redirect_to_nowhere_is_an_error_of_the_service(string location)
    {
        await using ScriptedServer server = new(Reply.Redirect(302, location), Reply.Redirect(302, location));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, (await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop))).Kind);
        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop))).Kind);
    }

    [Fact]
    public async Task Redirect_loop_ends()
    {
        await using ScriptedServer server = new(_ => Reply.Redirect(302, "/again"));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop))).Kind);
        Assert.Equal(6, server.Requests.Count);
    }

    /// <summary>At every place that a message is cut, too.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(470)]
    [InlineData(485)]
    [InlineData(499)]
    public async Task Key_repeated_by_the_service_is_not_quoted(int at)
    {
        var said = new string('x', at) + " Bearer " + SandboxFixture.Key + " is wrong";
        var json = JsonSerializer.Serialize(new { error = new { message = said, data = new[] { new { path = new[] { "key" }, message = said } } } });
        await using ScriptedServer server = new(Reply.Json(json, 401), Reply.Body(System.Text.Encoding.UTF8.GetBytes($"<title>{said}</title>"), 502));
        using ScriptedFixture scripted = new(server);

        var failures = new[] { await FailureOf(scripted.Client.SubmitAsync(SampleRequests.Short, "a", Stop)), await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop)) };

        Assert.All(
            failures.SelectMany(failure => failure.Problems.Append(failure.ToString()).Append(failure.ServiceMessage!)),
            text => Assert.DoesNotContain(SandboxFixture.Key[..4], text, StringComparison.Ordinal));
    }
}
