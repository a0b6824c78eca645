namespace AimlMusic.Sandbox.Tests;

public sealed class TracingTests
{
    [Fact]
    public async Task Refused_submit_has_an_id_that_no_poll_finds()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { Balance = 0, ApiKey = "key" });
        var replies = new[]
        {
            await sandbox.SubmitAsync(Songs.Short()),
            await sandbox.SubmitAsync(Songs.Short().With("steps", 0)),
            await sandbox.SubmitAsync(Songs.For("elevenlabs/eleven_music")),
            await sandbox.SubmitAsync("no object"),
            await sandbox.SendAsync(HttpMethod.Post, "/v2/generate/audio", request => request.Headers.Authorization = new("Bearer", "another")),
        };
        Assert.Equal([403, 400, 403, 400, 401], replies.Select(reply => reply.Status));
        var ids = replies.Select(reply => reply.Header("x-inference-id")!).ToList();
        Assert.Equal(5, ids.Distinct().Count());
        Assert.EndsWith(":elevenlabs/eleven_music", ids[2], StringComparison.Ordinal);
        foreach (var id in ids)
        {
            var poll = await sandbox.PollAsync(id);
            Assert.Equal(404, poll.Status);
            Assert.Equal(id, poll.Header("x-inference-id"));
        }
    }

    [Fact]
    public async Task Refusals_change_nothing_about_the_songs_that_follow()
    {
        await using var plain = await TestSandbox.StartAsync();
        await using var refusing = await TestSandbox.StartAsync();
        await refusing.SubmitAsync(Songs.Short().With("steps", 0));
        Assert.Equal((await plain.SubmitAsync(Songs.Short())).Text("id"), (await refusing.SubmitAsync(Songs.Short())).Text("id"));
    }

    [Fact]
    public async Task Poll_has_the_id_that_was_polled()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var id = (await sandbox.SubmitAsync(Songs.For("minimax-music"))).Text("id");
        Assert.Equal(id, (await sandbox.PollAsync(id)).Header("x-inference-id"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a b c d e f g h i j k")]
    [InlineData("906aec79-b0af-40c4-adae-15e6c4410e29:")]
    public async Task Poll_for_a_malformed_id_has_no_id(string id)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var poll = await sandbox.PollAsync(id);
        Assert.Equal(404, poll.Status);
        Assert.Null(poll.Header("x-inference-id"));
        Assert.NotEmpty(poll.Header("x-request-id")!);
    }

    [Theory]
    [InlineData("/v2/billing")]
    [InlineData("/v2/nothing")]
    [InlineData("/v1/models")]
    [InlineData("/v2/logs?period=24h")]
    public async Task Answers_of_other_routes_have_a_request_id_and_no_inference_id(string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var first = await sandbox.GetAsync(path);
        var second = await sandbox.GetAsync(path);
        Assert.NotEmpty(first.Header("x-request-id")!);
        Assert.NotEqual(first.Header("x-request-id"), second.Header("x-request-id"));
        Assert.Null(first.Header("x-inference-id"));
        Assert.Equal("true", first.Header("x-aimlmusic-sandbox"));
    }

    [Theory]
    [InlineData("Az09._:-", "Az09._:-")]
    [InlineData("has space", null)]
    [InlineData("slash/", null)]
    public async Task Client_request_id_is_echoed_if_it_is_valid(string sent, string? echo)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(echo, (await sandbox.SubmitAsync(Songs.Short(), sent)).Header("x-client-request-id"));
        Assert.Equal(echo, (await sandbox.SubmitAsync(Songs.Short().With("steps", 0), sent)).Header("x-client-request-id"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-3)]
    public async Task Date_and_log_follow_the_clock_of_the_service(int hoursOff)
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { ClockSkew = TimeSpan.FromHours(hoursOff) });
        var submit = await sandbox.SubmitAsync(Songs.Short());
        var expected = sandbox.Time.GetUtcNow().AddHours(hoursOff);
        Assert.Equal(expected, DateTimeOffset.Parse(submit.Header("Date")!, System.Globalization.CultureInfo.InvariantCulture));
        var row = (await sandbox.GetAsync("/v2/logs?period=1h")).Json["data"]![0]!;
        Assert.Equal(expected, row["created"]!.GetValue<DateTimeOffset>());
        sandbox.Time.Advance(sandbox.Server.Service.Options.GenerationTime);
        var song = await sandbox.PollAsync(submit.Text("id"));
        var audio = await sandbox.DownloadAsync(song.Json["audio_file"]!["url"]!.GetValue<string>());
        Assert.Equal(200, audio.Status);
        Assert.Equal(expected.AddSeconds(2), DateTimeOffset.Parse(audio.Header("Date")!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
