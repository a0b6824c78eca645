using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class TransactionsTests
{
    private const string All = "/v2/billing/transactions";
    private const string Usage = All + "?direction=CHARGE&type=MODEL_USAGE";

    [Fact]
    public async Task Charge_names_its_song()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var id = (await sandbox.SubmitAsync(Songs.For("google/lyria2"))).Text("id");
        var charge = Assert.Single(await DataAsync(sandbox, Usage))!;
        Assert.Equal(
            $$"""{"created_at":"2026-09-01T12:00:00.000Z","direction":"CHARGE","type":"MODEL_USAGE","amount":{"usd":0.06,"credits":120000},"model":"google/lyria2","reference_id":"{{id}}"}""",
            charge.ToJsonString());
    }

    [Fact]
    public async Task Initial_balance_is_listed_as_a_top_up()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { Balance = 7 });
        await sandbox.SubmitAsync(Songs.Short());
        var topUp = Assert.Single(await DataAsync(sandbox, All + "?direction=TOPUP"))!;
        Assert.Equal("INIT", topUp["type"]!.GetValue<string>());
        Assert.Equal(7m, topUp["amount"]!["usd"]!.GetValue<decimal>());
        Assert.Null(topUp["model"]);
        Assert.Null(topUp["reference_id"]);
        Assert.Equal(["CHARGE", "TOPUP"], (await DataAsync(sandbox, All)).Select(row => row!["direction"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Transactions_are_the_same_for_all_keys_of_the_account()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var id = (await sandbox.SubmitAsync(Songs.Short())).Text("id");
        var other = await sandbox.SendAsync(HttpMethod.Get, Usage, request => request.Headers.Authorization = new("Bearer", "exchanged"));
        Assert.Equal(id, other.Json["data"]![0]!["reference_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Transactions_require_a_key()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(401, (await sandbox.SendAsync(HttpMethod.Get, All, request => request.Headers.Authorization = null)).Status);
    }

    [Theory]
    [InlineData("""{"status":500,"taken":true,"logged":false}""", 1)]
    [InlineData("""{"status":500,"logged":true}""", 0)]
    [InlineData("""{"fail":{"name":"a","message":"b"}}""", 0)]
    public async Task Taken_request_is_charged_regardless_of_its_answer_and_a_failed_one_is_not(string fault, int charges)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.AddFaultAsync(JsonNode.Parse(fault)!.AsObject().With("route", "submit"));
        await sandbox.SubmitAsync(Songs.Short());
        Assert.Equal(charges, (await DataAsync(sandbox, Usage)).Count);
    }

    [Fact]
    public async Task Pages_are_newest_first_and_stable_while_more_is_charged()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            ids.Insert(0, (await sandbox.SubmitAsync(Songs.Short())).Text("id"));
            sandbox.Time.Advance(TimeSpan.FromSeconds(i % 2));
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await sandbox.GetAsync(Usage + "&limit=3" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)))).Json;
            seen.AddRange(page["data"]!.AsArray().Select(row => row!["reference_id"]!.GetValue<string>()));
            cursor = page["pagination"]!["next_cursor"]?.GetValue<string>();
            Assert.Equal(cursor is not null, page["pagination"]!["has_more"]!.GetValue<bool>());
            await sandbox.SubmitAsync(Songs.Short());
        }
        while (cursor is not null);

        Assert.Equal(ids, seen);
    }

    [Fact]
    public async Task Window_includes_its_first_moment_and_not_its_last()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.SubmitAsync(Songs.Short());
        foreach (var (window, count) in new[]
        {
            ("from=2026-09-01T12:00:00Z", 1), ("from=2026-09-01T12:00:00.001Z", 0),
            ("to=2026-09-01T12:00:00Z", 0), ("to=2026-09-01T12:00:00.001Z", 1),
            ("from=2026-09-01T14:00:00%2B02:00&to=2026-09-01T13:00:00Z", 1),
        })
        {
            Assert.Equal(count, (await DataAsync(sandbox, Usage + "&" + window)).Count);
        }
    }

    [Fact]
    public async Task Charges_lag_and_follow_the_clock_of_the_service()
    {
        await using var sandbox = await TestSandbox.StartAsync(
            new SandboxOptions { TransactionLag = TimeSpan.FromSeconds(10), ClockSkew = TimeSpan.FromHours(-5) });
        await sandbox.SubmitAsync(Songs.Short());
        sandbox.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Empty(await DataAsync(sandbox, Usage));
        sandbox.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("2026-09-01T07:00:00.000Z", Assert.Single(await DataAsync(sandbox, Usage))!["created_at"]!.GetValue<string>());
        await sandbox.SetAsync(new JsonObject { ["transactionLagSeconds"] = 60 });
        Assert.Empty(await DataAsync(sandbox, Usage));
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-09-01&to=2026-09-01", "to")]
    [InlineData("direction=charge", "direction")]
    [InlineData("type=MODEL", "type")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("cursor=MTox%20", "cursor")]
    public async Task Query_mistake_is_named(string query, string name)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.GetAsync(All + "?" + query);
        Assert.Equal(400, reply.Status);
        Assert.Equal([name], reply.MistakenPaths());
    }

    private static async Task<JsonArray> DataAsync(TestSandbox sandbox, string path) => (await sandbox.GetAsync(path)).Json["data"]!.AsArray();
}
