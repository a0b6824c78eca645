using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

/// <summary>What is taken, what is logged and what is told are three things.</summary>
public sealed class SubmitFaultTests
{
    private static readonly int[] _statuses = [200, 303, 307, 404, 408, 409, 425, 429, 499, 500, 502, 503, 504];

    public static TheoryData<int, string, int, string?> Fates()
    {
        var fates = new TheoryData<int, string, int, string?>();
        foreach (var status in _statuses)
        {
            fates.Add(status, """{"taken":true}""", 1, "succeeded");
            fates.Add(status, """{"taken":true,"logged":false}""", 1, null);
            fates.Add(status, """{"taken":false}""", 0, null);
            fates.Add(status, """{"taken":false,"logged":true}""", 0, "failed");
        }

        return fates;
    }

    [Theory]
    [MemberData(nameof(Fates))]
    public async Task Request_outcome_is_independent_of_the_status(int status, string fate, int charges, string? logged)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        foreach (var body in new[] { "problem", "message", "html", "malformed", "empty" })
        {
            await sandbox.AddFaultAsync(JsonNode.Parse(fate)!.AsObject().With("route", "submit").With("status", status).With("body", body));
            var reply = await sandbox.SubmitAsync(Songs.Short(), body);
            Assert.Equal(status, reply.Status);
            Assert.Equal(body == "html", reply.Header("x-inference-id") is null);
            Assert.Equal(body == "html", reply.Header("x-request-id") is null);
            var charged = await ChargesAsync(sandbox, body);
            Assert.Equal(charges, charged.Count);
            var rows = await RowsAsync(sandbox, body);
            Assert.Equal(logged, rows.SingleOrDefault()?["status"]!.GetValue<string>());
            foreach (var known in charged.Select(charge => charge["id"]!).Concat(rows.Select(row => row["inference_id"]!)))
            {
                Assert.Equal(reply.Header("x-inference-id") ?? known.GetValue<string>(), known.GetValue<string>());
                Assert.Equal(charges == 1 ? 200 : 404, (await sandbox.PollAsync(known.GetValue<string>())).Status);
            }
        }
    }

    [Theory]
    [InlineData("""{"reset":"before"}""", 0, null)]
    [InlineData("""{"reset":"before","logged":true}""", 0, "failed")]
    [InlineData("""{"reset":"after"}""", 1, "succeeded")]
    [InlineData("""{"reset":"after","logged":false}""", 1, null)]
    [InlineData("""{"reset":"before","delaySeconds":600}""", 0, null)]
    [InlineData("""{"reset":"after","delaySeconds":600}""", 1, "succeeded")]
    public async Task Request_outcome_is_independent_of_a_reset_or_a_missing_answer(string fault, int charges, string? logged)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.AddFaultAsync(JsonNode.Parse(fault)!.AsObject().With("route", "submit"));
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PassTimeUntilAsync(sandbox.SubmitAsync(Songs.Short(), "mine")));
        Assert.Equal(charges, (await ChargesAsync(sandbox, "mine")).Count);
        Assert.Equal(logged, (await RowsAsync(sandbox, "mine")).SingleOrDefault()?["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"status":502,"taken":true,"body":"html","inferenceId":true}""", true)]
    [InlineData("""{"status":503,"taken":true,"inferenceId":false}""", false)]
    [InlineData("""{"status":500,"inferenceId":false}""", false)]
    [InlineData("""{"body":"malformed","inferenceId":false}""", false)]
    [InlineData("""{"redirect":"https://example.com/x","redirectStatus":303,"taken":true}""", true)]
    [InlineData("""{"redirect":"https://example.com/x","inferenceId":false}""", false)]
    public async Task Id_can_be_in_any_answer_or_missing_from_it(string fault, bool hasId)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.AddFaultAsync(JsonNode.Parse(fault)!.AsObject().With("route", "submit"));
        Assert.Equal(hasId, (await sandbox.SubmitAsync(Songs.Short())).Header("x-inference-id") is not null);
    }

    [Fact]
    public async Task Row_of_a_request_not_taken_contains_the_request_and_lags_like_others()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(5) });
        await sandbox.AddFaultAsync(JsonNode.Parse("""{"route":"submit","status":500,"logged":true}""")!);
        var reply = await sandbox.SubmitAsync(Songs.For("google/lyria2"), "mine");
        Assert.Empty(await RowsAsync(sandbox, "mine"));
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));
        await sandbox.SubmitAsync(Songs.Short(), "later");
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));
        var all = (await sandbox.GetAsync("/v2/logs?period=24h")).Json["data"]!.AsArray();
        Assert.Equal(["later", "mine"], all.Select(row => row!["client_request_id"]!.GetValue<string>()));
        var row = Assert.Single((await sandbox.GetAsync("/v2/logs?period=24h&model=lyria2&status=failed")).Json["data"]!.AsArray())!;
        Assert.Equal("google/lyria2", row["model"]!.GetValue<string>());
        Assert.Equal(0m, row["cost"]!["usd"]!.GetValue<decimal>());
        Assert.Equal(reply.Header("x-request-id"), row["request_id"]!.GetValue<string>());
    }

    private static async Task<IReadOnlyList<JsonNode>> ChargesAsync(TestSandbox sandbox, string clientRequestId) =>
        [.. (await sandbox.GetAsync("/sandbox/account")).Json["charges"]!.AsArray().OfType<JsonNode>().Where(charge => charge["clientRequestId"]?.GetValue<string>() == clientRequestId)];

    private static async Task<IReadOnlyList<JsonNode>> RowsAsync(TestSandbox sandbox, string clientRequestId) =>
        [.. (await sandbox.GetAsync("/v2/logs?period=24h")).Json["data"]!.AsArray().OfType<JsonNode>().Where(row => row["client_request_id"]?.GetValue<string>() == clientRequestId)];
}
