using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class UsageTests
{
    private const string Detail = "/v2/usage/detail";

    [Fact]
    public async Task Total_is_what_the_key_was_charged_and_names_its_models()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        await sandbox.SubmitAsync(Songs.For("google/lyria2"));
        await sandbox.SubmitAsync(Songs.Short());
        await sandbox.SubmitAsync(Songs.Short());
        await sandbox.SendAsync(HttpMethod.Post, "/v2/generate/audio", request =>
        {
            request.Headers.Authorization = new("Bearer", "another");
            request.Content = System.Net.Http.Json.JsonContent.Create(Songs.Short());
        });

        Assert.Equal(
            """{"api_key_prefix":null,"start":"2026-08-31T12:00:00.000Z","end":"2026-09-01T12:00:00.000Z","spend":0.26,"currency":"USD","requests":3,"models":[{"model":"stable-audio","spend":0.20,"requests":2},{"model":"google/lyria2","spend":0.06,"requests":1}]}""",
            (await sandbox.GetAsync(Detail + "?period=24h")).Body);
    }

    [Fact]
    public async Task Failed_song_counts_without_a_charge_and_an_unfinished_one_not_at_all()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.FromMinutes(1) });
        await sandbox.AddFaultAsync(JsonNode.Parse("""{"route":"submit","fail":{"name":"a","message":"b"}}""")!);
        await sandbox.SubmitAsync(Songs.Short());
        await sandbox.SubmitAsync(Songs.Short());
        await sandbox.AddFaultAsync(JsonNode.Parse("""{"route":"submit","status":500,"logged":true}""")!);
        await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal((0, 1), Requests(Assert.Single(await GroupsAsync(sandbox, "model"))!));
        sandbox.Time.Advance(TimeSpan.FromMinutes(1));

        var group = Assert.Single(await GroupsAsync(sandbox, "model"))!;
        Assert.Equal((1, 3), Requests(group));
        Assert.Equal(0.1m, group["spend"]!.GetValue<decimal>());
        Assert.Equal(1, (await sandbox.GetAsync(Detail + "?period=24h")).Json["requests"]!.GetValue<int>());
    }

    [Fact]
    public async Task Groups_are_days_models_or_both()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        await sandbox.SubmitAsync(Songs.Short());
        sandbox.Time.Advance(TimeSpan.FromHours(11));
        await sandbox.SubmitAsync(Songs.For("google/lyria2"));
        sandbox.Time.Advance(TimeSpan.FromHours(2));
        await sandbox.SubmitAsync(Songs.Short());

        Assert.Equal(["stable-audio 0.20", "google/lyria2 0.06"], (await GroupsAsync(sandbox, "model")).Select(Show));
        Assert.Equal(["2026-09-01 stable-audio 0.10", "2026-09-01 google/lyria2 0.06", "2026-09-02 stable-audio 0.10"], (await GroupsAsync(sandbox, "day,model")).Select(Show));
        // In Berlin, the second song is of the next day.
        Assert.Equal(["2026-09-01 stable-audio 0.10", "2026-09-02 stable-audio 0.10", "2026-09-02 google/lyria2 0.06"], (await GroupsAsync(sandbox, "day,model&tz=Europe/Berlin")).Select(Show));
        // By day alone, a day without requests has a group as well.
        Assert.Equal(["2026-08-31 0", "2026-09-01 0.16", "2026-09-02 0.10"], (await GroupsAsync(sandbox, "day", "start=2026-08-31&end=2026-09-02T23:00:00Z")).Select(Show));
        Assert.Null((await sandbox.GetAsync(Detail + "?period=24h")).Json["groups"]);
    }

    [Fact]
    public async Task Window_includes_both_ends_and_92_days_at_most()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        await sandbox.SubmitAsync(Songs.Short());
        foreach (var (window, count) in new[]
        {
            ("start=2026-09-01T12:00:00Z&end=2026-09-01T12:00:00Z", 1), ("start=2026-09-01T12:00:00.001Z&end=2026-09-02", 0),
            ("start=2026-09-01&end=2026-09-01T14:00:00%2B02:00", 1), ("start=2026-09-01&end=2026-09-01T13:59:59%2B02:00", 0),
            ("start=2026-09-01&end=2026-12-02", 1), ("period=92d", 1), ("period=2208h", 1),
        })
        {
            Assert.Equal(count, (await sandbox.GetAsync($"{Detail}?{window}")).Json["requests"]!.GetValue<int>());
        }
    }

    [Theory]
    [InlineData("", "period")]
    [InlineData("period=1d&start=2026-09-01&end=2026-09-02", "period")]
    [InlineData("start=2026-09-01", "period")]
    [InlineData("period=93d", "period")]
    [InlineData("period=2w", "period")]
    [InlineData("start=2026-09-01&end=2026-12-02T00:00:00.001Z", "end")]
    [InlineData("start=2026-09-02&end=2026-09-01", "end")]
    [InlineData("period=1d&group_by=model,day", "group_by")]
    [InlineData("period=1d&tz=utc", "tz")]
    [InlineData("period=1d&tz=%2B05:00", "tz")]
    [InlineData("period=1d&tz=Europe/Nowhere", "tz")]
    public async Task Query_mistake_is_named(string query, string name)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.GetAsync($"{Detail}?{query}");
        Assert.Equal(400, reply.Status);
        Assert.Equal([name], reply.MistakenPaths());
    }

    [Fact]
    public async Task Key_prefix_can_only_be_that_of_the_own_key()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal("ke", (await sandbox.GetAsync(Detail + "?period=1d&key_prefix=ke")).Text("api_key_prefix"));
        Assert.Equal(403, (await sandbox.GetAsync(Detail + "?period=1d&key_prefix=another")).Status);
        Assert.Equal(401, (await sandbox.SendAsync(HttpMethod.Get, Detail + "?period=1d", request => request.Headers.Authorization = null)).Status);
    }

    [Fact]
    public async Task Other_movements_of_money_are_listed_among_the_transactions()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.PostAsync("/sandbox/transactions", JsonNode.Parse("""{"direction":"TOPUP","type":"REFUND","usd":0.1,"referenceId":"a","created":"2026-08-01T00:00:00Z"}"""));
        await sandbox.PostAsync("/sandbox/transactions", JsonNode.Parse("""{"direction":"CHARGE","type":"MODEL_USAGE","usd":2.5,"model":"openai/gpt-5"}"""));
        Assert.Equal(
            """[{"created_at":"2026-09-01T12:00:00.000Z","direction":"CHARGE","type":"MODEL_USAGE","amount":{"usd":2.5,"credits":5000000},"model":"openai/gpt-5","reference_id":null},{"created_at":"2026-08-01T00:00:00.000Z","direction":"TOPUP","type":"REFUND","amount":{"usd":0.1,"credits":200000},"model":null,"reference_id":"a"}]""",
            new JsonArray([.. (await sandbox.GetAsync("/v2/billing/transactions")).Json["data"]!.AsArray().Where(row => row!["type"]!.GetValue<string>() != "INIT").Select(row => row!.DeepClone())]).ToJsonString());
        Assert.Equal(400, (await sandbox.PostAsync("/sandbox/transactions", JsonNode.Parse("""{"direction":"UP","type":"GIFT"}"""))).Status);
    }

    private static async Task<JsonArray> GroupsAsync(TestSandbox sandbox, string grouping, string window = "period=24h") =>
        (await sandbox.GetAsync($"{Detail}?{window}&group_by={grouping}")).Json["groups"]!.AsArray();

    private static string Show(JsonNode? group) => string.Join(" ", new[] { "day", "model", "spend" }.Select(name => group![name]?.ToString()).Where(text => text is not null));

    private static (int Charged, int Total) Requests(JsonNode group) => (group["requests"]!["charged"]!.GetValue<int>(), group["requests"]!["total"]!.GetValue<int>());
}
