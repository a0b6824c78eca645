using System.Text.RegularExpressions;

namespace AimlMusic.Sandbox.Tests;

public sealed class SubmitTests
{
    [Fact]
    public async Task Accepted_song_is_queued_and_its_price_is_reported()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.SubmitAsync(Songs.For("minimax/music-2.6"));
        Assert.Equal("queued", reply.Text("status"));
        Assert.Equal(reply.Text("id"), reply.Header("x-inference-id"));
        Assert.Equal("390000", reply.Header("x-aimlapi-credits-used"));
        Assert.Equal("0.195", reply.Header("x-aimlapi-usd-spent"));
        Assert.Equal(390_000, reply.Json["meta"]!["usage"]!["credits_used"]!.GetValue<long>());
        Assert.Equal(0.195m, reply.Json["meta"]!["usage"]!["usd_spent"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Success_is_200_or_201_and_the_usage_may_be_missing()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var replies = new List<Reply>();
        for (var i = 0; i < 6; i++)
        {
            replies.Add(await sandbox.SubmitAsync(Songs.Short()));
        }

        Assert.Equal([200, 201, 200, 201, 200, 201], replies.Select(reply => reply.Status));
        Assert.Equal([true, true, false, true, true, false], replies.Select(reply => reply.Json["meta"] is not null));
    }

    [Theory]
    [InlineData("minimax-music", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}:minimax-music$")]
    [InlineData("elevenlabs/eleven_music", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}:elevenlabs/eleven_music$")]
    [InlineData("minimax/music-2.6", "^[A-Za-z0-9_-]{21}$")]
    [InlineData("stable-audio", "^[A-Za-z0-9_-]{21}$")]
    public async Task Ids_have_the_style_of_their_model(string model, string pattern)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add((await sandbox.SubmitAsync(Songs.For(model))).Text("id"));
        }

        Assert.All(ids, id => Assert.Matches(new Regex(pattern), id));
        Assert.Equal(8, ids.Distinct().Count());
        Assert.Equal(pattern.Contains("21", StringComparison.Ordinal), ids.Any(id => id[0] == '-'));
        foreach (var id in ids)
        {
            Assert.Equal("queued", (await sandbox.PollAsync(id)).Text("status"));
        }
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("Az09._:-", "Az09._:-")]
    [InlineData("has space", null)]
    [InlineData("slash/", null)]
    [InlineData(null, null)]
    public async Task Client_request_id_is_recorded_or_silently_dropped(string? sent, string? kept)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short(), sent);
        var row = (await sandbox.GetAsync("/v2/logs?period=24h")).Json["data"]![0]!;
        Assert.Equal(kept, row["client_request_id"]?.GetValue<string>());
    }

    [Fact]
    public async Task Client_request_id_may_have_128_characters()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short(), new string('a', 128));
        await sandbox.SubmitAsync(Songs.Short(), new string('a', 129));
        var rows = (await sandbox.GetAsync("/v2/logs?period=24h")).Json["data"]!;
        Assert.Null(rows[0]!["client_request_id"]);
        Assert.Equal(128, rows[1]!["client_request_id"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task Client_request_id_used_twice_is_charged_twice()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var first = await sandbox.SubmitAsync(Songs.Short(), "same");
        var second = await sandbox.SubmitAsync(Songs.Short(), "same");
        Assert.NotEqual(first.Text("id"), second.Text("id"));
        Assert.Equal(0.2m, (await sandbox.GetAsync("/sandbox/account")).Json["charged"]!.GetValue<decimal>());
    }
}
