using System.Globalization;
using System.Text;

namespace AimlMusic.Tests.Http;

public sealed class ErrorAnswerTests
{
    private const string Problem = """{"title":"T","status":STATUS,"message":"Said","requestId":"r-1","error":{"name":"N","message":"Said","data":DATA}}""";

    [Theory]
    [InlineData(400, "null", AimlMusicErrorKind.RequestInvalid)]
    [InlineData(401, "null", AimlMusicErrorKind.Unauthorized)]
    [InlineData(403, "null", AimlMusicErrorKind.Forbidden)]
    [InlineData(403, """{"kind":"err_insufficent_credits"}""", AimlMusicErrorKind.InsufficientCredits)]
    [InlineData(403, """{"kind":"err_unverified_card"}""", AimlMusicErrorKind.CardUnverified)]
    [InlineData(403, """{"kind":["err_unverified_card"]}""", AimlMusicErrorKind.Forbidden)]
    [InlineData(403, "\"err_unverified_card\"", AimlMusicErrorKind.Forbidden)]
    [InlineData(404, "null", AimlMusicErrorKind.NotFound)]
    [InlineData(413, "null", AimlMusicErrorKind.RequestInvalid)]
    [InlineData(422, "null", AimlMusicErrorKind.RequestInvalid)]
    [InlineData(429, "null", AimlMusicErrorKind.RateLimited)]
    [InlineData(500, "null", AimlMusicErrorKind.ServiceUnavailable)]
    [InlineData(504, "null", AimlMusicErrorKind.ServiceUnavailable)]
    [InlineData(524, "null", AimlMusicErrorKind.ServiceUnavailable)]
    public async Task Error_kind_follows_the_status_and_the_data(int status, string data, AimlMusicErrorKind kind)
    {
        var failure = await RefusalAsync(Problem.Replace("STATUS", $"{status}", StringComparison.Ordinal).Replace("DATA", data, StringComparison.Ordinal), status);

        Assert.Equal((kind, status, "Said", "r-1"), (failure.Kind, (int?)failure.StatusCode, failure.ServiceMessage, failure.RequestId));
        Assert.Contains($"({status}): Said", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"message":"Said","path":"/x","requestId":"r-1","statusCode":400,"timestamp":"t"}""", "Said")]
    [InlineData("""{"message":"Said","path":"/x","requestId":"r-1","statusCode":"400","timestamp":"t"}""", "Said")]
    [InlineData("""{"title":"Said","error":{}}""", "Said")]
    [InlineData("""{"error":"Said"}""", "Said")]
    [InlineData("""{"error":{"message":"  Said\r\n\tso\u0000 "}}""", "Said so")]
    [InlineData("""{"message":{"a":1}}""", "")]
    [InlineData("""{"message":null,"error":null}""", "")]
    [InlineData("""{"\ud800":1,"message":"\ud800","error":{"message":7,"data":[{"path":["\ud800",0],"message":"m"},{"path":7},[]]}}""", "")]
    [InlineData("""[]""", "[]")]
    [InlineData("""{"message":"unfinished""", "")]
    [InlineData("", "")]
    [InlineData("<html><head><TITLE>502 Bad\n gateway</TITLE></head><body>x</body></html>", "502 Bad gateway")]
    [InlineData("<h1>Attention</h1><p>Required</p>", "Attention Required")]
    [InlineData("plain words", "plain words")]
    public async Task Error_message_is_found_in_every_shape(string body, string said)
    {
        var failure = await RefusalAsync(body, 400);

        Assert.Equal((AimlMusicErrorKind.RequestInvalid, said), (failure.Kind, failure.ServiceMessage));
    }

    [Fact]
    public async Task Error_reports_every_problem_named_by_the_service()
    {
        var failure = await RefusalAsync(
            """{"message":"Body validation error","error":{"data":[{"path":["audio_setting","format"],"message":"Invalid"},{"path":["tags",0],"message":"Required"},{"path":[],"message":"Strange"}]}}""", 400);

        Assert.Equal(["audio_setting.format: Invalid.", "tags.0: Required.", "Strange."], failure.Problems);
        Assert.All(failure.Problems, problem => Assert.Contains(problem, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_id_is_read_from_the_headers_if_the_body_has_none()
    {
        await using ScriptedServer server = new(Reply.Json("{}", 500, "x-inference-id: i-1"), Reply.Json("{}", 500, "x-inference-id: i-1", "x-request-id: r-1"));
        using ScriptedFixture scripted = new(server);

        Assert.Equal("i-1", (await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop))).RequestId);
        Assert.Equal("r-1", (await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop))).RequestId);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("<")]
    [InlineData("<title>")]
    [InlineData("{\"message\":\"")]
    public async Task Endless_body_is_read_up_to_a_limit(string endless)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(endless, 12 * 1024 * 1024 / endless.Length)));
        await using ScriptedServer server = new(Reply.Body(body, 500));
        using ScriptedFixture scripted = new(server);

        var failure = await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop));

        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, failure.Kind);
        Assert.True(failure.Message.Length < 600, failure.Message);
    }

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(100_001)]
    public async Task Long_answer_is_read_completely(int length)
    {
        var answer = """{"id":"a","status":"completed","more":"MORE"}""";
        await using ScriptedServer server = new(Reply.Json(answer.Replace("MORE", new string('x', length - answer.Length + 4), StringComparison.Ordinal), 200));
        using ScriptedFixture scripted = new(server);

        Assert.Equal(GenerationStatus.Completed, (await scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop)).Status);
    }

    [Fact]
    public async Task Proxy_message_in_capitals_is_found_in_a_culture_with_other_case_rules()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

        Assert.Equal("Gateway", (await RefusalAsync("<HTML><TITLE>Gateway</TITLE><BODY>x</BODY></HTML>", 502)).ServiceMessage);
    }

    private static async Task<AimlMusicException> RefusalAsync(string body, int status)
    {
        await using ScriptedServer server = new(Reply.Json(body, status));
        using ScriptedFixture scripted = new(server);
        return await FailureOf(scripted.Client.SubmitAsync(SampleRequests.Short, "a", Stop));
    }
}
