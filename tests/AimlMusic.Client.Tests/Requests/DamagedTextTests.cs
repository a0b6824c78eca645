using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Requests;

/// <summary>What is no text is told before it is paid for, in whichever field it stands.</summary>
public sealed class DamagedTextTests
{
    public static TheoryData<string> Fields =>
        [.. typeof(MusicRequest).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Request_fields_are_all_checked(string field)
    {
        MusicRequest request = new();
        typeof(MusicRequest).GetProperty(field)!.SetValue(request, "good\nb\u001bad");

        Assert.Contains($"{field} contains invalid characters: line 2, character 2 (U+001B).", RequestValidator.FindProblems(request));
        Assert.Contains($"{field} contains invalid characters: line 2, character 2 (U+001B).", RequestValidator.FindProblems(request with { SkipValidation = true }));
    }

    // An attribute cannot hold half of a pair.
    public static TheoryData<string, string> Places => new()
    {
        { "Gr\ufffd\ufffde", "line 1, character 3 (U+FFFD), line 1, character 4 (U+FFFD)." },
        { "a\0", "line 1, character 2 (U+0000)." },
        { "\u001b[31mred", "line 1, character 1 (U+001B)." },
        { "del\u007fete", "line 1, character 4 (U+007F)." },
        { "one\r\ntwo\rthree\n\n\tf\u0007ive", "line 5, character 3 (U+0007)." },
        { "🎵🎵\ud83c", "line 1, character 3 (U+D83C)." },
        { "\udfb5🎵", "line 1, character 1 (U+DFB5)." },
        { "a\ufffe", "line 1, character 2 (U+FFFE)." },
        { "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000b\u000c\u000e", "line 1, character 10 (U+000B), and 2 more." },
    };

    [Theory]
    [MemberData(nameof(Places), DisableDiscoveryEnumeration = true)]
    public void Damage_is_reported_with_each_position(string text, string expected)
    {
        var problem = Assert.Single(RequestValidator.FindProblems(SampleRequests.Plain["stable-audio"] with { Title = text }));

        Assert.StartsWith("Title contains invalid characters: ", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ufeffStreetlights flicker")]
    [InlineData("Üben, 海は静か, e\u0301, 👨‍👩‍👧, \u202bשלום\u202c, \u00a0\u00ad\u2028\t\r\n")]
    [InlineData("What? Where?? \u2026 \u201cyes\u201d")]
    public void Valid_text_passes(string text) =>
        Assert.Empty(RequestValidator.FindProblems(new() { Lyrics = text, Title = text, Prompt = text + SampleRequests.Style }));

    [Fact]
    public void Byte_order_mark_at_the_start_is_not_sent()
    {
        var body = RequestBody.Create(new() { Lyrics = "\ufeffStreetlights", Prompt = "\ufeff" + SampleRequests.Style });

        Assert.Equal(("Streetlights", SampleRequests.Style), ((string?)body["lyrics"], (string?)body["prompt"]));
    }

    [Fact]
    public void Additional_fields_are_checked_at_any_depth()
    {
        MusicRequest request = SampleRequests.Short with
        {
            AdditionalParameters = new JsonObject { ["a"] = new JsonArray(new JsonObject { ["b"] = "x\0", ["c\u001b"] = 1 }, 2, null) },
        };

        Assert.Equal(
            ["AdditionalParameter 'a[0].b' contains invalid characters: line 1, character 2 (U+0000).", "The name of a field in AdditionalParameter contains invalid characters: line 1, character 2 (U+001B)."],
            RequestValidator.FindProblems(request));
    }

    [Fact]
    public async Task Error_reports_all_damage_at_once_and_nothing_is_sent()
    {
        await using var sandbox = await SandboxFixture.StartAsync();

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(new() { Title = "\ud800", Prompt = "a\u001bb", Lyrics = "Gr\ufffd\ufffde", Steps = 5, Model = "minimax/music-2.6" }, Stop));

        Assert.Equal((AimlMusicErrorKind.RequestInvalid, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Equal(5, failure.Problems.Count);
        Assert.All(["Title contains", "Lyrics contains", "Prompt contains", "Prompt has", "Steps"], word => Assert.Contains(word, failure.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(failure.Message, letter => char.IsControl(letter) || char.IsSurrogate(letter) || letter == '\ufffd');
        Assert.Empty(await sandbox.RequestsAsync());
    }

    [Theory]
    [InlineData("model\u001b[31m", null)]
    [InlineData("minimax-music", "http:\u001b[31m//")]
    [InlineData("music-01", "\u001b[31m")]
    public async Task Error_contains_no_terminal_control_characters(string model, string? reference)
    {
        await using var sandbox = await SandboxFixture.StartAsync();

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(new() { Model = model, Lyrics = SampleRequests.Words, ReferenceAudio = reference }, Stop));

        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Theory]
    [InlineData("de-DE", "windows-1252", "Grüße an die Straße", "utf-8", "-Encoding 1252")]
    [InlineData("ru-RU", "windows-1251", "Подмосковные вечера", "utf-8", "-Encoding 1251")]
    [InlineData("ja-JP", "shift_jis", "海は静か", "utf-8", "-Encoding 932")]
    [InlineData("hi-IN", "windows-1252", "Grüße", "utf-8", "-Encoding 1252")]
    [InlineData("de-DE", "utf-16", "Grüße an die Straße", "utf-8", "-Encoding unicode")]
    [InlineData("de-DE", "utf-16BE", "Gruss an die Strasse", "utf-8", "-Encoding bigendianunicode")]
    [InlineData("de-DE", "utf-8", "Grüße an die Straße", "iso-8859-1", "-Encoding utf8")]
    [InlineData("de-DE", "windows-1252", "„Grüße“ an die Straße", "iso-8859-1", "-Encoding 1252")]
    public void Encoding_to_try_is_named_where_the_damage_tells_it(string culture, string written, string text, string read, string expected)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var damaged = Encoding.GetEncoding(read).GetString(Encoding.GetEncoding(written).GetBytes(text));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Contains(expected + "'", Assert.Single(RequestValidator.FindProblems(new() { Lyrics = damaged })), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Encoding_is_named_once_for_all_fields() =>
        Assert.Single(RequestValidator.FindProblems(new() { Title = "\ufffd", Lyrics = "\ufffd", Prompt = SampleRequests.Style }), problem => problem.Contains("-Encoding", StringComparison.Ordinal));
}
