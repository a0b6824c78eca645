namespace AimlMusic.Tests.Accounts;

public sealed class BalanceTests
{
    [Fact]
    public async Task Balance_is_what_remains_after_the_songs()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { ApiKey = SandboxFixture.Key, Balance = 12.34m });
        var before = await new AccountLookup(sandbox.Client).GetBalanceAsync(Stop);
        await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        var after = await new AccountLookup(sandbox.Client).GetBalanceAsync(Stop);

        Assert.Equal((12.34m, "USD", true), (before.Balance, before.Currency, before.IsSandbox));
        Assert.Equal((await sandbox.AccountAsync()).Balance, after.Balance);
        Assert.True(after.Balance < before.Balance);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Balance_request_is_retried_after_a_transient_failure(int status)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Billing, Status = status, Count = 2 });

        await new AccountLookup(sandbox.Client).GetBalanceAsync(Stop);

        Assert.Equal([status, status, 200], (await sandbox.RequestsAsync("billing")).Select(request => request.Status));
    }

    [Theory]
    [InlineData(401, AimlMusicErrorKind.Unauthorized)]
    [InlineData(403, AimlMusicErrorKind.Forbidden)]
    public async Task Balance_request_is_not_retried_after_a_refusal(int status, AimlMusicErrorKind kind)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Billing, Status = status, Count = 0 });

        Assert.Equal(kind, (await FailureOf(new AccountLookup(sandbox.Client).GetBalanceAsync(Stop))).Kind);
        Assert.Single(await sandbox.RequestsAsync("billing"));
    }

    [Fact]
    public async Task Balance_request_fails_after_the_last_retry()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 2);
        sandbox.Faults.Add(new() { Route = FaultRoute.Billing, Reset = FaultReset.Before, Count = 0 });

        Assert.Equal(AimlMusicErrorKind.ConnectionFailed, (await FailureOf(new AccountLookup(sandbox.Client).GetBalanceAsync(Stop))).Kind);
        Assert.Equal(3, (await sandbox.RequestsAsync("billing")).Count);
    }

    [Theory]
    [InlineData("""{"current_balance":-0.5,"currency":"EUR"}""", -0.5, "EUR")]
    [InlineData("""{"current_balance":"7.25"}""", 7.25, "USD")]
    [InlineData("""{"current_balance":1e2,"currency":null,"more":[{}]}""", 100, "USD")]
    public async Task Balance_of_unexpected_form_is_read_as_far_as_possible(string json, double balance, string currency)
    {
        await using ScriptedServer server = new(Reply.Json(json));
        using ScriptedFixture scripted = new(server);

        var read = await new AccountLookup(scripted.Client).GetBalanceAsync(Stop);

        Assert.Equal(((decimal)balance, currency, false), (read.Balance, read.Currency, read.IsSandbox));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"current_balance":"much"}""")]
    [InlineData("""{"current_balance":1e999}""")]
    public async Task Missing_balance_is_an_error_instead_of_zero(string json)
    {
        await using ScriptedServer server = new(Reply.Json(json));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, (await FailureOf(new AccountLookup(scripted.Client).GetBalanceAsync(Stop))).Kind);
    }

    [Fact]
    public async Task Keyless_connection_sends_no_balance_request()
    {
        await using ScriptedServer server = new();
        using AimlMusicConnection connection = new(new() { IsKeyless = true, BaseUri = server.BaseUri, MaximumRetryCount = 0 });

        Assert.Equal(AimlMusicErrorKind.ApiKeyMissing, (await FailureOf(new AccountLookup(new(connection)).GetBalanceAsync(Stop))).Kind);
        Assert.Empty(server.Requests);
    }
}
