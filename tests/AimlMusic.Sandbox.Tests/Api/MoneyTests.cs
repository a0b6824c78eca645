using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class MoneyTests
{
    [Fact]
    public async Task Balance_decreases_by_the_price_of_the_model()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { Balance = 10 });
        var models = (await sandbox.GetAsync("/v1/models?include=pricing")).Json["data"]!.AsArray();
        var left = 10m;
        foreach (var model in models.Where(model => model!["id"]!.GetValue<string>() != "music-01"))
        {
            await sandbox.SubmitAsync(Songs.For(model!["id"]!.GetValue<string>()));
            left -= model["pricing"]!["units"]![0]!["price"]!.GetValue<decimal>();
            Assert.Equal(left, await BalanceAsync(sandbox));
        }

        Assert.Equal("USD", (await sandbox.GetAsync("/v2/billing")).Text("currency"));
        Assert.Equal(10 - left, (await sandbox.GetAsync("/sandbox/account")).Json["charged"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Refused_request_costs_nothing()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short().With("steps", 0));
        Assert.Equal(100, await BalanceAsync(sandbox));
    }

    [Fact]
    public async Task Failed_song_is_refunded_when_it_fails()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Service.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Fail = new GenerationFailure("a", "b") });
        await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal(99.9m, await BalanceAsync(sandbox));
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(100, await BalanceAsync(sandbox));
        var account = (await sandbox.GetAsync("/sandbox/account")).Json;
        Assert.Equal(0.1m, account["charged"]!.GetValue<decimal>());
        Assert.Equal(0.1m, account["refunded"]!.GetValue<decimal>());
        Assert.Equal("error", account["charges"]![0]!["status"]!.GetValue<string>());
        Assert.True(account["charges"]![0]!["refunded"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Balance_that_covers_the_price_exactly_suffices_once()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { Balance = 0.10m });
        Assert.Equal(200, (await sandbox.SubmitAsync(Songs.Short())).Status);
        var reply = await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal(403, reply.Status);
        Assert.Equal("application/problem+json; charset=utf-8", reply.Header("Content-Type"));
        Assert.Equal("err_insufficent_credits", reply.Json["error"]!["data"]!["kind"]!.GetValue<string>());
        Assert.Equal(0, await BalanceAsync(sandbox));
    }

    [Fact]
    public async Task Balance_is_never_overspent_by_concurrent_requests()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { Balance = 2.05m });
        var replies = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => sandbox.SubmitAsync(Songs.Short())));
        var accepted = replies.Where(reply => reply.Status is 200 or 201).ToList();
        Assert.Equal(20, accepted.Count);
        Assert.Equal(40, replies.Count(reply => reply.Status == 403));
        Assert.Equal(0.05m, await BalanceAsync(sandbox));
        var charges = (await sandbox.GetAsync("/sandbox/account")).Json["charges"]!.AsArray();
        Assert.Equal(
            accepted.Select(reply => reply.Text("id")).Order(StringComparer.Ordinal),
            charges.Select(charge => charge!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Balance_that_is_set_counts_from_then_on()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short());
        await sandbox.SetAsync(new JsonObject { ["balance"] = 0.15 });
        Assert.Equal(0.15m, await BalanceAsync(sandbox));
        Assert.Equal(201, (await sandbox.SubmitAsync(Songs.Short())).Status);
        Assert.Equal(0.05m, await BalanceAsync(sandbox));
        Assert.Equal(403, (await sandbox.SubmitAsync(Songs.Short())).Status);
    }

    private static async Task<decimal> BalanceAsync(TestSandbox sandbox) =>
        (await sandbox.GetAsync("/v2/billing")).Json["current_balance"]!.GetValue<decimal>();
}
