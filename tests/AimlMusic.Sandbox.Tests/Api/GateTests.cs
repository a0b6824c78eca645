using System.Text.Json;

namespace AimlMusic.Sandbox.Tests;

public sealed class GateTests(SharedSandbox shared) : IClassFixture<SharedSandbox>
{
    private TestSandbox Sandbox => shared.Sandbox;

    [Theory]
    [InlineData("/v2/billing")]
    [InlineData("/v2/logs?period=24h")]
    [InlineData("/v2/generate/audio?generation_id=x")]
    public async Task Request_without_a_key_is_refused(string path)
    {
        foreach (var header in new[] { null, "Bearer ", "Basic a2V5" })
        {
            var reply = await Sandbox.SendAsync(HttpMethod.Get, path, request =>
            {
                request.Headers.Remove("Authorization");
                request.Headers.TryAddWithoutValidation("Authorization", header is null ? [] : [header]);
            });
            Assert.Equal(401, reply.Status);
            Assert.Equal("application/problem+json; charset=utf-8", reply.Header("Content-Type"));
        }
    }

    [Fact]
    public async Task Key_of_the_sandbox_is_the_only_one_accepted()
    {
        await using var own = await TestSandbox.StartAsync(new SandboxOptions { ApiKey = "key" });
        Assert.Equal(200, (await own.GetAsync("/v2/billing")).Status);
        var reply = await own.SendAsync(
            HttpMethod.Get, "/v2/billing", request => request.Headers.Authorization = new("Bearer", "another"));
        Assert.Equal(401, reply.Status);
    }

    [Theory]
    [InlineData("/v2/nothing")]
    [InlineData("/v2/generate/audio?generation_id=x")]
    public async Task Not_found_answer_is_a_problem_with_the_request_id(string path)
    {
        var reply = await Sandbox.GetAsync(path);
        Assert.Equal(404, reply.Status);
        Assert.Equal("application/problem+json; charset=utf-8", reply.Header("Content-Type"));
        Assert.Equal(404, reply.Json["status"]!.GetValue<int>());
        Assert.Equal("NotFoundException", reply.Json["error"]!["name"]!.GetValue<string>());
        Assert.Equal(reply.Header("x-request-id"), reply.Text("requestId"));
    }

    [Fact]
    public async Task Older_error_has_its_status_as_a_number_or_as_a_string()
    {
        await using var own = await TestSandbox.StartAsync();
        own.Server.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Billing, Status = 404, Body = FaultBody.Message, Count = 0 });
        var kinds = new HashSet<JsonValueKind>();
        for (var i = 0; i < 24; i++)
        {
            var reply = await own.GetAsync("/v2/billing");
            Assert.Equal(404, reply.Status);
            Assert.Equal(["message", "path", "requestId", "statusCode", "timestamp"], reply.Json.AsObject().Select(member => member.Key));
            Assert.Equal("404", reply.Json["statusCode"]!.ToString());
            kinds.Add(reply.Json["statusCode"]!.GetValueKind());
        }

        Assert.Equal([JsonValueKind.String, JsonValueKind.Number], kinds.Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Python-urllib/3.12")]
    public async Task User_agent_that_is_unwanted_is_refused_by_the_edge(string? name)
    {
        var reply = await Sandbox.SendAsync(HttpMethod.Get, "/v1/models", request =>
        {
            request.Headers.UserAgent.Clear();
            request.Headers.TryAddWithoutValidation("User-Agent", name is null ? [] : [name]);
        });
        Assert.Equal((403, "text/plain; charset=utf-8", "error code: 1010"), (reply.Status, reply.Header("Content-Type"), reply.Body));
    }

    [Theory]
    [InlineData("DELETE", "/v2/generate/audio", "POST, GET")]
    [InlineData("POST", "/v2/billing", "GET")]
    [InlineData("HEAD", "/v2/logs", "GET")]
    [InlineData("PUT", "/v1/models", "GET")]
    public async Task Wrong_method_is_answered_with_the_allowed_ones(string method, string path, string allowed)
    {
        var reply = await Sandbox.SendAsync(new HttpMethod(method), path);
        Assert.Equal(405, reply.Status);
        Assert.Equal(allowed, reply.Header("Allow"));
    }
}
