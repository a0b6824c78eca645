namespace AimlMusic.Sandbox.Tests;

public sealed class LogsTests
{
    private const string Day = "/v2/logs?period=24h";

    [Fact]
    public async Task Row_contains_the_request_and_its_cost()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var id = (await sandbox.SubmitAsync(Songs.For("google/lyria2"), "mine")).Text("id");
        var row = (await sandbox.GetAsync(Day)).Json["data"]![0]!;
        Assert.Equal("2026-09-01T12:00:00.000Z", row["created"]!.GetValue<string>());
        Assert.Equal("succeeded", row["status"]!.GetValue<string>());
        Assert.Equal("api", row["origin"]!.GetValue<string>());
        Assert.Equal("google/lyria2", row["model"]!.GetValue<string>());
        Assert.Equal(0.06m, row["cost"]!["usd"]!.GetValue<decimal>());
        Assert.Equal(120_000, row["cost"]!["credits"]!.GetValue<long>());
        Assert.Equal(id, row["inference_id"]!.GetValue<string>());
        Assert.Equal("mine", row["client_request_id"]!.GetValue<string>());
        Assert.NotEmpty(row["request_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Failed_song_is_a_failed_row_without_a_cost()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Fail = new GenerationFailure("a", "b") });
        await sandbox.SubmitAsync(Songs.Short());
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        await sandbox.SubmitAsync(Songs.Short());
        var failed = (await sandbox.GetAsync(Day + "&status=failed")).Json["data"]!.AsArray();
        Assert.Equal(0m, Assert.Single(failed)!["cost"]!["usd"]!.GetValue<decimal>());
        Assert.Single((await sandbox.GetAsync(Day + "&status=succeeded")).Json["data"]!.AsArray());
        Assert.Equal(2, (await sandbox.GetAsync(Day + "&status=succeeded&status=failed")).Json["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task Pages_are_newest_first_and_miss_nothing()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        for (var i = 0; i < 7; i++)
        {
            await sandbox.SubmitAsync(Songs.Short(), $"song-{i}");
            sandbox.Time.Advance(TimeSpan.FromSeconds(i % 2));
        }

        var seen = new List<string>();
        for (var offset = 0; offset < 9; offset += 3)
        {
            var page = (await sandbox.GetAsync($"{Day}&limit=3&offset={offset}")).Json;
            seen.AddRange(page["data"]!.AsArray().Select(row => row!["client_request_id"]!.GetValue<string>()));
            Assert.Equal(7, page["pagination"]!["total"]!.GetValue<int>());
            Assert.Equal(3, page["pagination"]!["limit"]!.GetValue<int>());
            Assert.Equal(offset, page["pagination"]!["offset"]!.GetValue<int>());
            Assert.Equal(offset < 6, page["pagination"]!["has_more"]!.GetValue<bool>());
        }

        Assert.Equal(["song-6", "song-5", "song-4", "song-3", "song-2", "song-1", "song-0"], seen);
    }

    [Fact]
    public async Task Rows_lag()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(10) });
        await sandbox.SubmitAsync(Songs.Short());
        sandbox.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Empty((await sandbox.GetAsync(Day)).Json["data"]!.AsArray());
        sandbox.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Single((await sandbox.GetAsync(Day)).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task Rows_of_other_keys_are_not_visible()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short(), "mine");
        await sandbox.AddFaultAsync(System.Text.Json.Nodes.JsonNode.Parse("""{"route":"submit","status":500,"logged":true}""")!);
        await sandbox.SubmitAsync(Songs.Short(), "mine too");
        Assert.Equal(2, (await sandbox.GetAsync(Day)).Json["data"]!.AsArray().Count);
        var other = await sandbox.SendAsync(HttpMethod.Get, Day, request => request.Headers.Authorization = new("Bearer", "exchanged"));
        Assert.Equal(200, other.Status);
        Assert.Empty(other.Json["data"]!.AsArray());
    }

    [Fact]
    public async Task Models_are_matched_by_id_or_alias()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short());
        await sandbox.SubmitAsync(Songs.For("google/lyria2"));
        foreach (var (query, count) in new[] { ("google/lyria2", 1), ("lyria2", 1), ("lyria2&model=stable-audio", 2), ("lyria2,stable-audio", 0) })
        {
            Assert.Equal(count, (await sandbox.GetAsync($"{Day}&model={query}")).Json["data"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Window_is_a_period_or_two_moments()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short());
        sandbox.Time.Advance(TimeSpan.FromHours(30));
        foreach (var (query, count) in new[]
        {
            ("period=30h", 1), ("period=29h", 0), ("period=2d", 1),
            ("start=2026-09-01T12:00:00Z&end=2026-09-01T12:00:00Z", 1),
            ("start=2026-09-01T14:00:00%2B02:00&end=2026-09-01T13:00:00", 1),
            ("start=2026-09-01T12:00:00.001Z&end=2026-09-05", 0),
        })
        {
            Assert.Equal(count, (await sandbox.GetAsync("/v2/logs?" + query)).Json["data"]!.AsArray().Count);
        }
    }

    [Theory]
    [InlineData("", "period")]
    [InlineData("period=24h&start=2026-09-01&end=2026-09-02", "period")]
    [InlineData("start=2026-09-01", "period")]
    [InlineData("period=0h", "period")]
    [InlineData("period=24", "period")]
    [InlineData("period=24hh", "period")]
    [InlineData("period=-1d", "period")]
    [InlineData("period=93d", "period")]
    [InlineData("start=yesterday&end=2026-09-01", "start")]
    [InlineData("start=2026-09-02&end=2026-09-01", "end")]
    [InlineData("start=2026-01-01&end=2026-09-01", "end")]
    [InlineData("period=1h&status=done", "status")]
    [InlineData("period=1h&status=succeeded,failed", "status")]
    [InlineData("period=1h&limit=0", "limit")]
    [InlineData("period=1h&limit=101", "limit")]
    [InlineData("period=1h&offset=-1", "offset")]
    public async Task Query_mistake_is_named(string query, string name)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.GetAsync("/v2/logs?" + query);
        Assert.Equal(400, reply.Status);
        Assert.Equal([name], reply.MistakenPaths());
    }

    [Fact]
    public async Task Log_can_be_read_200_times_in_a_minute()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(200, (await sandbox.GetAsync(Day)).Status);
        }

        sandbox.Time.Advance(TimeSpan.FromSeconds(59));
        var refusal = await sandbox.GetAsync(Day);
        Assert.Equal(429, refusal.Status);
        Assert.Equal("1", refusal.Header("Retry-After"));
        Assert.Equal(200, (await sandbox.GetAsync("/v2/billing")).Status);
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await sandbox.GetAsync(Day)).Status);
    }
}
