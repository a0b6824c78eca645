using System.Text;

namespace AimlMusic.Tests.Generations;

public sealed class GenerationAnswerTests
{
    private const string Url = "https://cdn.example.com/a.mp3";

    private static readonly MusicGeneration Known = new()
    {
        Id = "known",
        Title = "T",
        Model = "m",
        Lyrics = "L",
        Prompt = "P",
        ClientRequestId = "c",
        AudioUrl = "https://old.example.com/",
        FileSize = 5,
        ContentType = "audio/x",
        FileName = "f",
        Duration = TimeSpan.FromSeconds(9),
        CreditsUsed = 1,
        UsdSpent = 2,
        ErrorName = "n",
        ErrorMessage = "e",
    };

    [Theory]
    [InlineData("queued", GenerationStatus.Queued)]
    [InlineData("waiting", GenerationStatus.Queued)]
    [InlineData("generating", GenerationStatus.Generating)]
    [InlineData("active", GenerationStatus.Generating)]
    [InlineData("processing", GenerationStatus.Generating)]
    [InlineData("completed", GenerationStatus.Completed)]
    [InlineData("succeeded", GenerationStatus.Completed)]
    [InlineData(" COMPLETED ", GenerationStatus.Completed)]
    [InlineData("error", GenerationStatus.Failed)]
    [InlineData("failed", GenerationStatus.Failed)]
    [InlineData("incompleted", GenerationStatus.Unknown)]
    [InlineData("", GenerationStatus.Unknown)]
    [InlineData(null, GenerationStatus.Unknown)]
    public void Unknown_status_means_not_yet_completed(string? word, string status) =>
        Assert.Equal(status, GenerationStatusWord.Parse(word, hasLink: false, hasError: false));

    [Fact]
    public void Complete_answer_is_read_completely()
    {
        var song = Read($$$"""
            {"id":"a","status":"completed","error":null,"trace_id":"t",
             "audio_file":{"url":"{{{Url}}}","content_type":"audio/mpeg","file_name":"output.mp3","file_size":1234},
             "meta":{"usage":{"credits_used":70000,"usd_spent":0.035}},
             "extra_info":{"music_duration":61250,"music_sample_rate":44100}}
            """, new MusicGeneration());

        Assert.Equal(
            new MusicGeneration
            {
                Id = "a",
                Status = GenerationStatus.Completed,
                StatusWord = "completed",
                AudioUrl = Url,
                ContentType = "audio/mpeg",
                FileName = "output.mp3",
                FileSize = 1234,
                CreditsUsed = 70000,
                UsdSpent = 0.035m,
                Duration = TimeSpan.FromMilliseconds(61250),
            },
            song);
    }

    [Fact]
    public void Failure_is_read_with_its_reason()
    {
        var song = Read("""{"id":"a","status":"error","error":{"name":"Sensitive","message":"Not these words."}}""", new MusicGeneration { Id = "a" })!;
        var failure = song.ToFailure();

        Assert.Equal((AimlMusicErrorKind.GenerationFailed, SpendOutcome.Nothing, song), (failure.Kind, failure.Spend, failure.Generation));
        Assert.Contains("song a: Sensitive: Not these words.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":null,"status":null,"audio_file":null,"meta":null,"extra_info":null,"error":null}""")]
    [InlineData("""{"audio_file":{"url":1,"content_type":[],"file_name":{},"file_size":"big"},"meta":{"usage":[]},"extra_info":{"music_duration":true},"error":{"name":1}}""")]
    [InlineData("""{"audio_file":{"file_size":-1},"extra_info":{"music_duration":-5}}""")]
    [InlineData("""{"audio_file":{"file_size":1e400},"meta":{"usage":{"credits_used":1e999,"usd_spent":"x"}},"extra_info":{"music_duration":99999999999999999999}}""")]
    [InlineData("""{"id":"\ud800","audio_file":{"url":"\udfff","\ud800":1},"\ud800":"\ud800","error":"\ud800"}""")]
    public void Malformed_value_does_not_change_a_known_one(string json) =>
        Assert.Equal(Known, new MusicGeneration(Read(json, Known)!) { Status = Known.Status });

    public static TheoryData<string> Oddities =>
    [
        "\"id\":7", "\"id\":{}", "\"error\":null", "\"error\":\"late\"", "\"error\":{\"name\":null}", "\"meta\":[1,2]", "\"meta\":{\"usage\":\"free\"}",
        "\"meta\":{\"usage\":{\"credits_used\":1e9999}}", "\"extra_info\":\"none\"", "\"extra_info\":{\"music_duration\":1e308}", "\"\\ud800\":1",
        "\"status_\\udc00\":\"\\ud800\"", "\"deep\":" + Nested(40), "\"deep\":" + Nested(990), "\"wide\":[" + new string('1', 100_000) + "]",
        "\"wide\":\"" + new string('x', 1_000_000) + "\"", "\"a\":1,",
    ];

    [Theory]
    [MemberData(nameof(Oddities), DisableDiscoveryEnumeration = true)]
    public void Odd_minor_field_does_not_hide_a_completed_song(string oddity)
    {
        var before = Read($$"""{ {{oddity.TrimEnd(',')}}, "audio_file":{"url":"{{Url}}"}, "status":"completed" }""", Known)!;
        var after = Read($$"""{ "audio_file":{"url":"{{Url}}"}, "status":"completed", {{oddity}} }""", Known)!;

        Assert.All([before, after], song => Assert.Equal((GenerationStatus.Completed, Url), (song.Status, song.AudioUrl)));
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[{\"status\":\"completed\"}]")]
    [InlineData("\"completed\"")]
    [InlineData("{\"status\":\"completed\"")]
    [InlineData("<html>completed</html>")]
    [InlineData("{\"status\":completed}")]
    public void Answer_that_is_not_an_object_is_rejected(string json) => Assert.Null(Read(json, Known));

    [Fact]
    public void Bytes_that_are_no_text_change_nothing()
    {
        byte[] json = [.. "{\"id\":\""u8, 0xff, 0xfe, .. "\",\"status\":\"completed\",\""u8, 0xc3, .. "\":1}"u8];

        Assert.Equal(("known", GenerationStatus.Completed), (GenerationAnswer.Read(json, Known)!.Id, GenerationAnswer.Read(json, Known)!.Status));
    }

    private static MusicGeneration? Read(string json, MusicGeneration known) => GenerationAnswer.Read(Encoding.UTF8.GetBytes(json), known);

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
