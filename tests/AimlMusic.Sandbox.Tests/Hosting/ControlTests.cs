using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class ControlTests
{
    [Fact]
    public async Task Journal_lists_the_requests_and_never_the_key()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var id = (await sandbox.SubmitAsync(Songs.Short(), "mine")).Text("id");
        await sandbox.GetAsync("/v2/nothing?a=b%2Fc");
        var reply = await sandbox.GetAsync("/sandbox/requests");
        Assert.Equal(2, reply.Json["count"]!.GetValue<int>());
        Assert.DoesNotContain("Bearer", reply.Body, StringComparison.OrdinalIgnoreCase);
        var submit = reply.Json["requests"]![0]!;
        Assert.Equal(1, submit["number"]!.GetValue<int>());
        Assert.Equal("2026-09-01T12:00:00.000Z", submit["time"]!.GetValue<string>());
        Assert.Equal("submit", submit["route"]!.GetValue<string>());
        Assert.Equal("POST", submit["method"]!.GetValue<string>());
        Assert.Equal("/v2/generate/audio", submit["path"]!.GetValue<string>());
        Assert.True(submit["authorization"]!.GetValue<bool>());
        Assert.Equal("Tests/1.0", submit["userAgent"]!.GetValue<string>());
        Assert.Equal("mine", submit["clientRequestId"]!.GetValue<string>());
        Assert.Equal(id, submit["inferenceId"]!.GetValue<string>());
        Assert.Equal("stable-audio", submit["body"]!["model"]!.GetValue<string>());
        Assert.Equal(200, submit["status"]!.GetValue<int>());
        var other = reply.Json["requests"]![1]!;
        Assert.Equal("other", other["route"]!.GetValue<string>());
        Assert.Equal("a=b%2Fc", other["query"]!.GetValue<string>());
        Assert.Null(other["inferenceId"]);
        Assert.Null(other["body"]);
        Assert.Equal(404, other["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task Journal_can_be_reset()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.GetAsync("/v2/billing");
        Assert.Equal(0, (await sandbox.SendAsync(HttpMethod.Delete, "/sandbox/requests")).Json["count"]!.GetValue<int>());
        await sandbox.GetAsync("/v1/models");
        var requests = (await sandbox.GetAsync("/sandbox/requests")).Json["requests"]!.AsArray();
        Assert.Equal("models", Assert.Single(requests)!["route"]!.GetValue<string>());
    }

    [Fact]
    public async Task Journal_lists_a_download_without_authorization_and_with_its_range()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var url = (await sandbox.CompleteAsync()).Json["audio_file"]!["url"]!.GetValue<string>();
        await sandbox.DownloadAsync(url, request => request.Headers.TryAddWithoutValidation("Range", "bytes=5-"));
        var entry = (await sandbox.GetAsync("/sandbox/requests")).Json["requests"]!.AsArray()[^1]!;
        Assert.Equal("download", entry["route"]!.GetValue<string>());
        Assert.False(entry["authorization"]!.GetValue<bool>());
        Assert.Equal("bytes=5-", entry["range"]!.GetValue<string>());
        Assert.Contains("music%2Fprod%2F", entry["path"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(206, entry["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task Settings_are_shown_and_changed_one_by_one()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var before = (await sandbox.GetAsync("/sandbox/settings")).Json;
        Assert.Equal("""{"generationSeconds":2,"linkLifetimeSeconds":86400,"logLagSeconds":0,"transactionLagSeconds":0,"balance":100}""", before.ToJsonString());
        var after = (await sandbox.SetAsync(new JsonObject { ["generationSeconds"] = 0, ["logLagSeconds"] = 1.5 })).Json;
        Assert.Equal("""{"generationSeconds":0,"linkLifetimeSeconds":86400,"logLagSeconds":1.5,"transactionLagSeconds":0,"balance":100}""", after.ToJsonString());
        var id = (await sandbox.SubmitAsync(Songs.Short())).Text("id");
        Assert.Equal("completed", (await sandbox.PollAsync(id)).Text("status"));
    }

    [Theory]
    [InlineData("""{"speed":1}""", "speed is not a setting")]
    [InlineData("""{"balance":-1}""", "balance must be a number from 0 to 31622400")]
    [InlineData("""{"generationSeconds":"2"}""", "generationSeconds must be a number from 0 to 31622400")]
    [InlineData("[]", "the body must be a JSON object")]
    public async Task Settings_are_not_changed_by_an_invalid_request(string settings, string mistake)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.SetAsync(JsonNode.Parse(settings)!);
        Assert.Equal(400, reply.Status);
        Assert.Equal(mistake, reply.Text("message"));
    }

    [Fact]
    public async Task Links_expire_as_soon_as_configured()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SetAsync(new JsonObject { ["linkLifetimeSeconds"] = 0 });
        var url = (await sandbox.CompleteAsync()).Json["audio_file"]!["url"]!.GetValue<string>();
        Assert.Equal(403, (await sandbox.DownloadAsync(url)).Status);
    }

    [Fact]
    public async Task Control_routes_need_neither_key_nor_user_agent_and_suffer_no_faults()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Service.Faults.Add(new SandboxFault { Status = 500, Count = 0 });
        var reply = await sandbox.SendAsync(HttpMethod.Get, "/sandbox/account", request => request.Headers.Clear());
        Assert.Equal(200, reply.Status);
        Assert.Equal(404, (await sandbox.GetAsync("/sandbox/nothing")).Status);
    }
}
