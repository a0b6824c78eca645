using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class PriceTests
{
    [Fact]
    public async Task Listed_price_can_differ_from_the_charged_one()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions
        {
            ListedPrices = new Dictionary<string, decimal> { ["stable-audio"] = 0.195m },
            ChargedPrices = new Dictionary<string, decimal> { ["stable-audio"] = 1m },
        });
        Assert.Equal(0.195m, await ListedAsync(sandbox, "stable-audio"));
        Assert.Equal(0.06m, await ListedAsync(sandbox, "lyria2"));
        var submit = await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal("1", submit.Header("x-aimlapi-usd-spent"));
        Assert.Equal("2000000", submit.Header("x-aimlapi-credits-used"));
        Assert.Equal(99m, (await sandbox.GetAsync("/v2/billing")).Json["current_balance"]!.GetValue<decimal>());
        Assert.Equal(1m, (await sandbox.GetAsync("/v2/logs?period=1h")).Json["data"]![0]!["cost"]!["usd"]!.GetValue<decimal>());
        Assert.Equal(1m, (await sandbox.GetAsync("/v2/billing/transactions")).Json["data"]![0]!["amount"]!["usd"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Prices_can_be_changed_and_songs_keep_theirs()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var tag = (await sandbox.GetAsync("/v1/models?include=pricing")).Header("ETag");
        await sandbox.SubmitAsync(Songs.Short());
        var reply = await PutAsync(sandbox, """{"charged":{"stable-audio":0.5}}""");
        Assert.Equal("""{"listed":{},"charged":{"stable-audio":0.5}}""", reply.Body);
        await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal([0.1m, 0.5m], (await sandbox.GetAsync("/sandbox/account")).Json["charges"]!.AsArray().Select(charge => charge!["usd"]!.GetValue<decimal>()));
        Assert.Equal(tag, (await sandbox.GetAsync("/v1/models?include=pricing")).Header("ETag"));
        await PutAsync(sandbox, """{"listed":{"stable-audio":0.5}}""");
        Assert.NotEqual(tag, (await sandbox.GetAsync("/v1/models?include=pricing")).Header("ETag"));
        await PutAsync(sandbox, "{}");
        Assert.Equal(tag, (await sandbox.GetAsync("/v1/models?include=pricing")).Header("ETag"));
    }

    [Theory]
    [InlineData("[]", "the body must be a JSON object")]
    [InlineData("""{"price":{}}""", "price is not known")]
    [InlineData("""{"listed":1}""", "listed must be an object: a price in USD by model")]
    [InlineData("""{"listed":{"stable-audio":1},"charged":{"stable-audio":-1}}""", "charged.stable-audio must be a price of the sandbox's models from 0 to 1000000")]
    [InlineData("""{"listed":{"nothing":1}}""", "listed.nothing must be a price of the sandbox's models from 0 to 1000000")]
    public async Task Prices_are_not_changed_by_an_invalid_request(string body, string mistake)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await PutAsync(sandbox, body);
        Assert.Equal(400, reply.Status);
        Assert.Equal(mistake, reply.Text("message"));
        Assert.Equal("""{"listed":{},"charged":{}}""", (await sandbox.GetAsync("/sandbox/prices")).Body);
    }

    private static async Task<decimal> ListedAsync(TestSandbox sandbox, string model) =>
        (await sandbox.GetAsync("/v1/models?include=pricing&id=" + model)).Json["data"]![0]!["pricing"]!["units"]![0]!["price"]!.GetValue<decimal>();

    private static Task<Reply> PutAsync(TestSandbox sandbox, string body) =>
        sandbox.SendAsync(HttpMethod.Put, "/sandbox/prices", request => request.Content = JsonContent.Create(JsonNode.Parse(body)));
}
