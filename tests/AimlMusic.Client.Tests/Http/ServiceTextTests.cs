using System.Text;
using System.Text.Json;

namespace AimlMusic.Tests.Http;

/// <summary>What a service says can be shown: nothing of it commands a terminal, turns a text about or tells the key.</summary>
public sealed class ServiceTextTests
{
    // Colours, a title, a link, C1's own escape, a bell, NUL, DEL, a text turned about, an end of line, half a pair; and the key.
    private const string Hostile = "a\u001b[31m\u001b]0;owned\u0007\u009b31m\0\u007f\u202egpj\u2066\u2028\u200b\r\nb " + SandboxFixture.Key;

    private static readonly string HostileJson = JsonSerializer.Serialize(Hostile);

    [Fact]
    public async Task Song_texts_are_sanitized()
    {
        var link = JsonSerializer.Serialize("https://cdn.example.com/" + Hostile);
        var answer = $$$"""
            {"id":{{{HostileJson}}},"status":"error","audio_file":{"url":{{{link}}},"content_type":{{{HostileJson}}},"file_name":{{{HostileJson}}}},
            "error":{"name":{{{HostileJson}}},"message":{{{HostileJson}}}}}
            """;
        await using ScriptedServer server = new(Reply.Json(answer), Reply.Json(answer, 200, "x-inference-id: good-1"));
        using ScriptedFixture scripted = new(server);

        var polled = await scripted.Client.GetGenerationAsync(new() { Id = "good-0" }, Stop);
        var submitted = await scripted.Client.SubmitAsync(SampleRequests.Short, "c", Stop);

        Assert.Equal(("good-0", "good-1"), (polled.Id, submitted.Id));
        Assert.Equal("a [31m ]0;owned 31m gpj b ***", polled.ErrorMessage);
        Assert.StartsWith("https://cdn.example.com/a", polled.AudioUrl, StringComparison.Ordinal);
        Assert.All(TextsOf(polled).Concat(TextsOf(submitted)).Append(polled.ToFailure().Message), AssertHarmless);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task Error_texts_are_sanitized(int status)
    {
        var json = $$$"""{"requestId":{{{HostileJson}}},"error":{"message":{{{HostileJson}}},"data":[{"path":[{{{HostileJson}}}],"message":{{{HostileJson}}}}]}}""";
        await using ScriptedServer server = new(
            Reply.Json(json, status), Reply.Body(Encoding.UTF8.GetBytes(Hostile), status, "x-request-id: r\u009b31m" + SandboxFixture.Key));
        using ScriptedFixture scripted = new(server);

        foreach (var failure in new[] { await FailureOf(scripted.Client.SubmitAsync(SampleRequests.Short, "c", Stop)), await FailureOf(scripted.Client.SubmitAsync(SampleRequests.Short, "c", Stop)) })
        {
            Assert.NotNull(failure.RequestId);
            Assert.All(TextsOf(failure).Concat(failure.Problems).Append(failure.ToString().Replace(Environment.NewLine, "", StringComparison.Ordinal)), AssertHarmless);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nBad \u001b[31m KEY\r\n\r\n")]
    [InlineData("HTTP/1.1 \u001b[31m KEY\r\n\r\n")]
    [InlineData("\u001b[31m KEY\r\n\r\n")]
    public async Task Malformed_HTTP_answer_is_not_quoted_verbatim(string answer)
    {
        await using ScriptedServer server = new(Reply.Raw(answer.Replace("KEY", SandboxFixture.Key, StringComparison.Ordinal)));
        using ScriptedFixture scripted = new(server);

        var failure = await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop));

        Assert.Equal(AimlMusicErrorKind.ConnectionFailed, failure.Kind);
        AssertHarmless(failure.Message);
        AssertHarmless(failure.ToString().Replace(Environment.NewLine, "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\\u001b[31mred")]
    [InlineData("two words")]
    [InlineData("turned\\u202eabout")]
    [InlineData(SandboxFixture.Key)]
    public async Task Id_that_cannot_be_shown_is_ignored_and_the_submit_is_in_doubt(string id)
    {
        await using ScriptedServer server = new(Reply.Json($$$"""{"id":"{{{id}}}","status":"queued"}"""));
        using ScriptedFixture scripted = new(server);

        var failure = await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop));

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (failure.Kind, failure.Spend));
        AssertHarmless(failure.Message);
    }

    [Fact]
    public async Task Model_texts_are_sanitized()
    {
        var json = $$$"""
            {"data":[{"id":{{{HostileJson}}},"type":"audio"},{"id":"x\u202ey","tags":["music"]},{"id":"suno/v9","aliases":[{{{HostileJson}}},"v9"],"type":{{{HostileJson}}},
            "tags":["music"],"info":{"name":{{{HostileJson}}},"developer":{{{HostileJson}}},"description":{{{HostileJson}}}},
            "pricing":{"kind":"variants","currency":{{{HostileJson}}},"dimensions":[{{{HostileJson}}}],"variants":[{"when":{ {{{HostileJson}}}:{{{HostileJson}}} },"price":1,"unit":{{{HostileJson}}},"measure":{{{HostileJson}}}}]}}]}
            """;
        await using ScriptedServer server = new(Reply.Json(json));
        using ScriptedFixture scripted = new(server);

        var model = Assert.Single((await scripted.Client.GetModelsAsync(null, Stop))!.Models);

        Assert.Equal(["v9"], model.Aliases);
        Assert.All(
            [.. TextsOf(model), model.Pricing!.ToString(), model.Pricing.Currency, .. model.Pricing.Dimensions, .. model.Pricing.Rates[0].When.SelectMany(pair => new[] { pair.Key, pair.Value }), .. TextsOf(model.Pricing.Rates[0])],
            text => Assert.DoesNotContain(text, letter => char.IsControl(letter) || letter is '\u202e' or '\u2066'));
    }

    [Theory]
    [InlineData("söng 月 🎵", "söng 月 🎵")]
    [InlineData("👨‍👩 x", "👨 👩 x")]
    public void Letters_of_every_script_are_shown(string text, string shown) => Assert.Equal(shown, SanitizeForTerminal.Of(text));

    [Fact]
    public void Lone_surrogate_is_not_shown_and_no_pair_is_split() =>
        Assert.Equal(("🎵", "a…"), (SanitizeForTerminal.Of("\ud83c\ud83c\udfb5\udfb5"), SanitizeForTerminal.Of("a🎵🎵", 2)));

    [Fact]
    public async Task Key_too_short_to_be_one_is_not_redacted()
    {
        await using ScriptedServer server = new(Reply.Json("""{"message":"Expected 'minimax-music'"}""", 400));
        using AimlMusicConnection connection = new(new() { ApiKey = "x", BaseUri = server.BaseUri });

        Assert.Equal("Expected 'minimax-music'", (await FailureOf(new AimlMusicClient(connection).SubmitAsync(SampleRequests.Short, "c", Stop))).ServiceMessage);
    }

    private static IEnumerable<string> TextsOf(object value) =>
        value.GetType().GetProperties().Where(property => property.PropertyType == typeof(string) && property.Name is not ("StackTrace" or "HelpLink" or "Source"))
            .Select(property => (string?)property.GetValue(value)).OfType<string>();

    private static void AssertHarmless(string text)
    {
        Assert.DoesNotContain(text, letter => char.IsControl(letter) || letter is '\u202e' or '\u2066' or '\u2028' or '\u200b');
        Assert.DoesNotContain(SandboxFixture.Key, text, StringComparison.Ordinal);
    }
}
