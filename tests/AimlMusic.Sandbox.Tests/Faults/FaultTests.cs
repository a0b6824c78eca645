using System.Text.Json;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task Status_alone_charges_nothing()
    {
        await using var sandbox = await WithFaultAsync("""{"route":"submit","status":503,"retryAfter":"7"}""");
        var reply = await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal(503, reply.Status);
        Assert.Equal("7", reply.Header("Retry-After"));
        Assert.Equal("application/problem+json; charset=utf-8", reply.Header("Content-Type"));
        Assert.Equal(503, reply.Json["status"]!.GetValue<int>());
        Assert.Empty(await ChargesAsync(sandbox));
        Assert.Equal(200, (await sandbox.SubmitAsync(Songs.Short())).Status);
    }

    [Fact]
    public async Task Status_for_a_taken_request_is_sent_after_the_charge()
    {
        await using var sandbox = await WithFaultAsync("""{"route":"submit","status":502,"taken":true,"body":"message"}""");
        var reply = await sandbox.SubmitAsync(Songs.Short(), "mine");
        Assert.Equal(502, reply.Status);
        Assert.Equal(["message", "path", "requestId", "statusCode", "timestamp"], reply.Json.AsObject().Select(member => member.Key));
        var charge = Assert.Single(await ChargesAsync(sandbox))!;
        Assert.Equal("mine", charge["clientRequestId"]!.GetValue<string>());
        Assert.Equal(charge["id"]!.GetValue<string>(), reply.Header("x-inference-id"));
        var row = (await sandbox.GetAsync("/v2/logs?period=1h")).Json["data"]![0]!;
        Assert.Equal("mine", row["client_request_id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 1)]
    public async Task Reset_leaves_no_answer_whether_charged_or_not(string when, int charges)
    {
        await using var sandbox = await WithFaultAsync($$"""{"route":"submit","reset":"{{when}}"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.SubmitAsync(Songs.Short()));
        Assert.Equal(charges, (await ChargesAsync(sandbox)).Count);
        var entry = (await sandbox.GetAsync("/sandbox/requests")).Json["requests"]![0]!;
        Assert.Equal("submit", entry["route"]!.GetValue<string>());
        Assert.Null(entry["status"]);
    }

    [Fact]
    public async Task Body_is_damaged_after_the_charge()
    {
        await using var sandbox = await WithFaultAsync(
            """[{"route":"submit","body":"html"},{"route":"submit","body":"malformed"},{"route":"submit","body":"empty"},{"route":"submit","body":"truncated"}]""");
        var html = await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal(200, html.Status);
        Assert.StartsWith("text/html", html.Header("Content-Type"), StringComparison.Ordinal);
        var malformed = await sandbox.SubmitAsync(Songs.Short());
        Assert.StartsWith("application/json", malformed.Header("Content-Type"), StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => malformed.Json);
        Assert.Equal(0, (await sandbox.SubmitAsync(Songs.Short())).Bytes.Length);
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.SubmitAsync(Songs.Short()));
        Assert.Equal(4, (await ChargesAsync(sandbox)).Count);
    }

    [Fact]
    public async Task Html_page_comes_from_a_proxy()
    {
        await using var sandbox = await WithFaultAsync("""{"route":"poll","status":524,"body":"html"}""");
        var reply = await sandbox.PollAsync("any");
        Assert.Equal(524, reply.Status);
        Assert.Null(reply.Header("x-inference-id"));
        Assert.Equal("true", reply.Header("x-aimlmusic-sandbox"));
    }

    [Fact]
    public async Task Delay_holds_back_the_answer_and_not_the_charge()
    {
        await using var sandbox = await WithFaultAsync("""{"route":"submit","delaySeconds":30}""");
        var start = sandbox.Time.GetUtcNow();
        var waiting = sandbox.SubmitAsync(Songs.Short());
        while ((await ChargesAsync(sandbox)).Count == 0)
        {
            await Task.Yield();
        }

        Assert.False(waiting.IsCompleted);
        Assert.Equal(200, (await sandbox.PassTimeUntilAsync(waiting)).Status);
        Assert.True(sandbox.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Client_that_gives_up_has_been_charged()
    {
        await using var sandbox = await WithFaultAsync("""{"route":"submit","delaySeconds":30}""");
        using var impatient = new CancellationTokenSource();
        var waiting = sandbox.SubmitAsync(Songs.Short(), giveUp: impatient.Token);
        while ((await ChargesAsync(sandbox)).Count == 0)
        {
            await Task.Yield();
        }

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(await ChargesAsync(sandbox));
    }

    [Theory]
    [InlineData("""{"route":"submit","redirect":"https://example.com/x"}""", 307)]
    [InlineData("""{"route":"submit","redirect":"https://example.com/x","redirectStatus":302}""", 302)]
    public async Task Redirect_leads_elsewhere_and_charges_nothing(string fault, int status)
    {
        await using var sandbox = await WithFaultAsync(fault);
        var reply = await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal(status, reply.Status);
        Assert.Equal("https://example.com/x", reply.Header("Location"));
        Assert.Empty(await ChargesAsync(sandbox));
    }

    [Fact]
    public async Task Status_value_that_differs_changes_nothing_else()
    {
        await using var sandbox = await WithFaultAsync("""{"route":"poll","words":"succeeded"}""");
        var odd = (await sandbox.CompleteAsync()).Json;
        Assert.Equal("succeeded", odd["status"]!.GetValue<string>());
        var plain = (await sandbox.PollAsync(odd["id"]!.GetValue<string>())).Json;
        Assert.Equal("completed", plain["status"]!.GetValue<string>());
        Assert.Equal(plain["audio_file"]!.ToJsonString(), odd["audio_file"]!.ToJsonString());
    }

    [Theory]
    [InlineData("poll", "/v2/generate/audio?generation_id=x")]
    [InlineData("logs", "/v2/logs?period=1h")]
    [InlineData("billing", "/v2/billing")]
    [InlineData("models", "/v1/models")]
    [InlineData("any", "/v2/billing")]
    public async Task Fault_waits_for_its_route(string route, string path)
    {
        await using var sandbox = await WithFaultAsync($$"""{"route":"{{route}}","status":500}""");
        if (route != "any")
        {
            Assert.NotEqual(500, (await sandbox.SubmitAsync(Songs.Short())).Status);
        }

        Assert.Equal(500, (await sandbox.GetAsync(path)).Status);
        Assert.NotEqual(500, (await sandbox.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Faults_skip_and_count_and_fire_in_order()
    {
        await using var sandbox = await WithFaultAsync(
            """[{"route":"billing","status":500,"skip":1,"count":2},{"route":"billing","status":429},{"route":"any","status":503,"skip":4,"count":0}]""");
        var statuses = new List<int>();
        for (var i = 0; i < 9; i++)
        {
            statuses.Add((await sandbox.GetAsync("/v2/billing")).Status);
        }

        // The first lets one pass, which the second takes; the third lets the four pass that come to it.
        Assert.Equal([429, 500, 500, 200, 200, 200, 200, 503, 503], statuses);
    }

    private static async Task<JsonArray> ChargesAsync(TestSandbox sandbox) =>
        (await sandbox.GetAsync("/sandbox/account")).Json["charges"]!.AsArray();

    private static async Task<TestSandbox> WithFaultAsync(string fault)
    {
        var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.AddFaultAsync(JsonNode.Parse(fault)!);
        Assert.Equal(200, reply.Status);
        return sandbox;
    }
}
