using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class FaultControlTests
{
    [Fact]
    public async Task Fault_list_reports_what_is_left_and_how_many_fired()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.AddFaultAsync(JsonNode.Parse("""[{"route":"billing","status":500,"count":3},{"route":"poll","words":"active","count":0}]""")!);
        await sandbox.GetAsync("/v2/billing");
        var list = (await sandbox.GetAsync("/sandbox/faults")).Json;
        Assert.Equal(1, list["fired"]!.GetValue<int>());
        Assert.Equal("billing", list["faults"]![0]!["route"]!.GetValue<string>());
        Assert.Equal(2, list["faults"]![0]!["left"]!.GetValue<int>());
        Assert.Equal(1, list["faults"]![0]!["fired"]!.GetValue<int>());
        Assert.Null(list["faults"]![1]!["left"]);
        await sandbox.GetAsync("/v2/billing");
        await sandbox.GetAsync("/v2/billing");
        list = (await sandbox.GetAsync("/sandbox/faults")).Json;
        Assert.Equal(3, list["fired"]!.GetValue<int>());
        Assert.Equal("poll", Assert.Single(list["faults"]!.AsArray())!["route"]!.GetValue<string>());
    }

    [Fact]
    public async Task Fault_list_shows_the_properties_of_a_fault()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.AddFaultAsync(JsonNode.Parse("""{"route":"submit","status":500,"taken":false,"logged":true,"inferenceId":false}""")!);
        var fault = reply.Json["faults"]![0]!;
        Assert.False(fault["taken"]!.GetValue<bool>());
        Assert.True(fault["logged"]!.GetValue<bool>());
        Assert.False(fault["inferenceId"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Fault_list_is_empty_after_deletion()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.AddFaultAsync(JsonNode.Parse("""{"route":"any","status":500,"count":0}""")!);
        var reply = await sandbox.SendAsync(HttpMethod.Delete, "/sandbox/faults");
        Assert.Empty(reply.Json["faults"]!.AsArray());
        Assert.Equal(200, (await sandbox.GetAsync("/v2/billing")).Status);
    }

    [Theory]
    [InlineData("""{"route":"submit","body":"slow","status":500}""", "body slow is for the true answer of an API route")]
    [InlineData("{}", "route is required: any, submit, poll, download, logs, billing, models, upload, transactions, key, deprecations, schema, preprocess, usage")]
    [InlineData("""{"route":"nowhere","status":99}""", "route must be one of any, submit, poll, download, logs, billing, models, upload, transactions, key, deprecations, schema, preprocess, usage", "status must be between 200 and 599")]
    [InlineData("""{"route":"any","colour":1}""", "colour is not known")]
    [InlineData("""{"route":"any","count":-1,"skip":1.5}""", "skip must be an integer", "count must not be negative")]
    [InlineData("""{"route":"any","delaySeconds":-1}""", "delaySeconds must be a number from 0 to 86400")]
    [InlineData("""{"route":"any","body":"xml"}""", "body must be one of html, malformed, truncated, slow, empty, problem, message")]
    [InlineData("""{"route":"any","body":"problem","retryAfter":"5"}""", "retryAfter needs a status", "body problem or message needs a status")]
    [InlineData("""{"route":"submit","words":"x"}""", "words needs the route poll or any")]
    [InlineData("""{"route":"poll","download":"short"}""", "download needs the route download or any")]
    [InlineData("""{"route":"submit","fail":{"name":"x"}}""", "fail must be an object with the strings name and message")]
    [InlineData("""{"route":"submit","taken":"yes","redirectStatus":200}""", "taken must be true or false", "redirectStatus must be between 300 and 399")]
    [InlineData("""{"route":"poll","status":500,"logged":true}""", "logged needs the route submit or any")]
    [InlineData("""{"route":"billing","inferenceId":true}""", "inferenceId needs the route submit, poll or any")]
    [InlineData("""{"route":"submit","taken":false}""", "taken false needs a status or a redirect; a reset is before or after")]
    [InlineData("""[{"route":"any"},7]""", "[1] a fault must be an object")]
    public async Task Fault_with_mistakes_is_refused_with_all_of_them_and_not_set_up(string fault, params string[] mistakes)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.AddFaultAsync(JsonNode.Parse(fault)!);
        Assert.Equal(400, reply.Status);
        Assert.Equal(mistakes, reply.Json["mistakes"]!.AsArray().Select(mistake => mistake!.GetValue<string>()));
        Assert.Empty((await sandbox.GetAsync("/sandbox/faults")).Json["faults"]!.AsArray());
    }

    [Fact]
    public void Fault_in_code_follows_the_same_rules()
    {
        var faults = new SandboxFaults();
        var error = Assert.Throws<ArgumentException>(() => faults.Add(new SandboxFault { Count = -1, Status = 1 }));
        Assert.Contains("count must not be negative; status must be between 200 and 599", error.Message, StringComparison.Ordinal);
    }
}
