using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class KeyTests
{
    [Fact]
    public async Task Key_reports_its_scopes_and_its_spend_of_this_month()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal("""{"disabled":false,"scopes":["model:audio"],"limit":null,"monthly_usage":0.10}""", (await sandbox.GetAsync("/v1/key")).Body);
        Assert.Equal(0m, (await AskAsync(sandbox, "another", "/v1/key")).Json["monthly_usage"]!.GetValue<decimal>());
        sandbox.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0m, (await sandbox.GetAsync("/v1/key")).Json["monthly_usage"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Account_can_have_several_keys()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { ApiKey = "key", MoreApiKeys = ["new"] });
        foreach (var (key, status) in new[] { ("key", 200), ("new", 200), ("other", 401) })
        {
            Assert.Equal(status, (await AskAsync(sandbox, key)).Status);
        }
    }

    [Fact]
    public async Task Key_can_be_exchanged_and_its_rows_do_not_belong_to_the_new_one()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { ApiKey = "key" });
        var id = (await sandbox.SubmitAsync(Songs.Short())).Text("id");
        Assert.Equal("""{"count":1}""", (await PutAsync(sandbox, """{"keys":["new"]}""")).Body);
        Assert.Equal(401, (await AskAsync(sandbox, "key")).Status);
        Assert.Empty((await AskAsync(sandbox, "new", "/v2/logs?period=1h")).Json["data"]!.AsArray());
        Assert.Equal(id, (await AskAsync(sandbox, "new", "/v2/billing/transactions")).Json["data"]![0]!["reference_id"]!.GetValue<string>());
        Assert.Equal(200, (await AskAsync(sandbox, "new", "/v2/generate/audio?generation_id=" + id)).Status);
        Assert.Equal("""{"count":null}""", (await PutAsync(sandbox, """{"keys":null}""")).Body);
        Assert.Equal(200, (await AskAsync(sandbox, "any")).Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[" "]}""")]
    [InlineData("""{"keys":"key"}""")]
    [InlineData("""{"keys":["key"],"more":1}""")]
    public async Task Invalid_keys_change_nothing(string body)
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { ApiKey = "key" });
        Assert.Equal(400, (await PutAsync(sandbox, body)).Status);
        Assert.Equal("""{"count":1}""", (await sandbox.GetAsync("/sandbox/keys")).Body);
        Assert.Equal(200, (await AskAsync(sandbox, "key")).Status);
    }

    private static Task<Reply> AskAsync(TestSandbox sandbox, string key, string path = "/v2/billing") =>
        sandbox.SendAsync(HttpMethod.Get, path, request => request.Headers.Authorization = new("Bearer", key));

    private static Task<Reply> PutAsync(TestSandbox sandbox, string body) =>
        sandbox.SendAsync(HttpMethod.Put, "/sandbox/keys", request => request.Content = JsonContent.Create(JsonNode.Parse(body)));
}
