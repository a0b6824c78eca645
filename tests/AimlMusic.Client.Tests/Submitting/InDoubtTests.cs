namespace AimlMusic.Tests.Submitting;

public sealed class InDoubtTests
{
    [Fact]
    public async Task Submit_without_an_answer_in_time_is_in_doubt_and_names_its_client_request_id()
    {
        HeldClock held = new();
        await using var sandbox = await SandboxFixture.StartAsync(sandboxClock: held, timeout: TimeSpan.FromSeconds(100));
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Delay = TimeSpan.FromHours(1) });

        var submit = sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        await held.IsWaitedFor;
        sandbox.Clock.Advance(TimeSpan.FromSeconds(100));
        var failure = await FailureOf(submit);

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (failure.Kind, failure.Spend));
        Assert.Contains("did not answer within 100 s", failure.Message, StringComparison.Ordinal);
        var charge = Assert.Single((await sandbox.AccountAsync()).Charges);
        Assert.Equal(charge.ClientRequestId, failure.ClientRequestId);
        Assert.Contains(charge.ClientRequestId!, failure.Message, StringComparison.Ordinal);
        Assert.Single(await sandbox.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_that_is_cancelled_is_not_resent()
    {
        HeldClock held = new();
        await using var sandbox = await SandboxFixture.StartAsync(sandboxClock: held);
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Delay = TimeSpan.FromHours(1) });
        using CancellationTokenSource cancellation = new();

        var submit = sandbox.Submitter.SubmitAsync(SampleRequests.Short, cancellation.Token);
        await held.IsWaitedFor;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Single(await sandbox.RequestsAsync("submit"));
        Assert.Single((await sandbox.AccountAsync()).Charges);
    }

    [Fact]
    public async Task Submit_that_is_cancelled_before_it_begins_is_not_sent()
    {
        await using var sandbox = await SandboxFixture.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.Submitter.SubmitAsync(SampleRequests.Short, new CancellationToken(canceled: true)));

        Assert.Empty(await sandbox.RequestsAsync());
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 two hundred\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":\"abc\"")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[]")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\":17,\"status\":\"queued\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"\\ud800\":1,\"status\":\"queued\"}")]
    [InlineData("HTTP/1.1 999 Who knows\r\n\r\n")]
    [InlineData("")]
    public async Task Submit_with_a_meaningless_answer_is_in_doubt(string answer)
    {
        await using ScriptedServer server = new(Reply.Raw(answer));
        using ScriptedFixture scripted = new(server, retries: 5);

        var failure = await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop));

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (failure.Kind, failure.Spend));
        Assert.Contains($"X-Client-Request-Id: {failure.ClientRequestId}\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"body-id","status":"queued"}""", "body-id")]
    [InlineData("""{"id":"body-id","status":"queued","audio_file":[],"meta":7,"error":"none","\ud800":1}""", "body-id")]
    [InlineData("""{"id":null}""", "header-id")]
    [InlineData("""{"id":""}""", "header-id")]
    [InlineData("""{"id":["x"],"\ud800":"\udc00"}""", "header-id")]
    [InlineData("null", "header-id")]
    [InlineData("{\"id\":\"body-id\"", "header-id")]
    public async Task Id_anywhere_in_an_answer_is_accepted(string body, string id)
    {
        await using ScriptedServer server = new(Reply.Json(body, 201, "x-inference-id: header-id"));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(id, (await scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop)).Id);
    }

    [Fact]
    public async Task Truncated_body_does_not_hide_the_id_in_the_headers()
    {
        await using ScriptedServer server = new(Reply.Head(200, "x-inference-id: header-id", "Content-Length: 500").Then("{\"id\""u8.ToArray()));
        using ScriptedFixture scripted = new(server);

        Assert.Equal("header-id", (await scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop)).Id);
    }
}
