namespace AimlMusic.Tests.Http;

/// <summary>Whatever shape a refusal has, its words are in the message.</summary>
public sealed class ServiceWordsTests
{
    [Theory]
    [InlineData(400, """{"detail":"Prompt too long"}""", "Prompt too long")]
    [InlineData(422, """{"detail":[{"loc":["body","prompt"],"msg":"field required","type":"value_error.missing"}]}""", "body.prompt: field required.")]
    [InlineData(400, """{"errors":["Prompt too long","No lyrics"]}""", "Prompt too long. No lyrics.")]
    [InlineData(400, """{"errors":[{"field":"prompt","message":"too long"}]}""", "prompt: too long.")]
    [InlineData(400, """{"title":"One or more validation errors occurred.","errors":{"Prompt":["The field is required."]}}""", "Prompt: The field is required.")]
    [InlineData(400, """{"statusCode":400,"message":["prompt must be a string"],"error":"Bad Request"}""", "prompt must be a string.")]
    [InlineData(400, """{"error":{"code":"E42"}}""", "E42")]
    [InlineData(400, """{"error":{"code":17,"message":"No"}}""", "No (code 17)")]
    [InlineData(400, """{"error":{"detail":"Prompt too long"}}""", "Prompt too long")]
    [InlineData(401, """{"error":"invalid_token","error_description":"It has expired"}""", "invalid_token")]
    [InlineData(500, """{"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}""", "insufficient balance")]
    [InlineData(503, "The upstream is asleep.", "The upstream is asleep")]
    public async Task Service_message_is_found_in_every_shape(int status, string body, string words)
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 0);
        sandbox.Faults.Add(new() { Route = FaultRoute.Billing, Status = status, Text = body });

        var failure = await FailureOf(sandbox.Client.GetBalanceAsync(Stop));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal(status, (int?)failure.StatusCode);
    }

    [Fact]
    public async Task Service_message_is_redacted_sanitized_and_truncated()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 0);
        sandbox.Faults.Add(new() { Route = FaultRoute.Billing, Status = 400, Text = $$"""{"detail":"{{SandboxFixture.Key}} \u001b[31m{{new string('x', 10_000)}}"}""" });

        var failure = await FailureOf(sandbox.Client.GetBalanceAsync(Stop));

        Assert.DoesNotContain(SandboxFixture.Key, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', failure.Message);
        Assert.InRange(failure.Message.Length, 100, 700);
    }

    [Theory]
    [InlineData("""{"message":"Pay first","statusCode":402}""")]
    [InlineData("")]
    public async Task Payment_required_is_a_lack_of_credits(string body)
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 0);
        sandbox.Faults.Add(new() { Route = FaultRoute.Billing, Status = 402, Text = body });

        Assert.Equal(AimlMusicErrorKind.InsufficientCredits, (await FailureOf(sandbox.Client.GetBalanceAsync(Stop))).Kind);
    }

    [Fact]
    public async Task Refusal_with_status_200_has_its_message_in_the_error()
    {
        await using ScriptedServer server = new(Reply.Json("""{"base_resp":{"status_code":1026,"status_msg":"not these words"}}"""));
        using ScriptedFixture scripted = new(server);

        var failure = await FailureOf(scripted.Client.SubmitAsync(SampleRequests.Short, "a", Stop));

        Assert.Contains("not these words (code 1026)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirected_submit_names_where_to_and_the_parameter()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Redirect = "https://elsewhere.example/v2/generate/audio?a=b", RedirectStatus = 308 });

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(SampleRequests.Short, new() { SearchTimeout = TimeSpan.Zero }, Stop));

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, failure.Kind);
        Assert.Contains("redirects to https://elsewhere.example.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-BaseUri https://elsewhere.example", failure.Message, StringComparison.Ordinal);
    }
}
