using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Requests;

public sealed class AdditionalParameterTests
{
    private static readonly MusicRequest Song = SampleRequests.Plain["minimax/music-2.6"] with { Format = AudioFormat.Wav };

    [Theory]
    [InlineData("""{"voice":"alto","tags":[1,{"a":null}]}""", """{"format":"wav"}""")]
    [InlineData("""{"audio_setting":{"channel":1}}""", """{"format":"wav","channel":1}""")]
    [InlineData("""{"audio_setting":{"audio_sample_rate":44100,"x":{"y":2}}}""", """{"format":"wav","audio_sample_rate":44100,"x":{"y":2}}""")]
    public void Further_fields_are_merged_into_the_body(string additional, string audioSetting)
    {
        var request = Song with { AdditionalParameters = JsonNode.Parse(additional)!.AsObject() };

        Assert.Empty(RequestValidator.FindProblems(request));
        var body = RequestBody.Create(request);
        var expected = JsonNode.Parse(additional)!.AsObject();
        expected["model"] = Song.Model;
        expected["lyrics"] = Song.Lyrics;
        expected["audio_setting"] = JsonNode.Parse(audioSetting);
        Assert.True(JsonNode.DeepEquals(expected, body), body.ToJsonString());
    }

    [Theory]
    [InlineData("""{"model":"stable-audio"}""", "model")]
    [InlineData("""{"lyrics":null}""", "lyrics")]
    [InlineData("""{"audio_setting":{"format":"mp3"}}""", "audio_setting.format")]
    [InlineData("""{"audio_setting":"loud"}""", "audio_setting")]
    [InlineData("""{"audio_setting":{"format":{"a":1}},"model":1,"fine":2}""", "audio_setting.format", "model")]
    public void Field_that_is_already_set_is_a_problem_even_without_validation(string additional, params string[] fields)
    {
        var request = Song with { AdditionalParameters = JsonNode.Parse(additional)!.AsObject(), SkipValidation = true };

        Assert.Equal(
            fields.Select(field => $"AdditionalParameter '{field}' is already set by a parameter."),
            RequestValidator.FindProblems(request));
    }

    [Fact]
    public void Request_can_be_sent_again_with_its_further_fields_unchanged()
    {
        var request = Song with { AdditionalParameters = JsonNode.Parse("""{"audio_setting":{"channel":1}}""")!.AsObject() };

        var (first, second) = (RequestBody.Create(request).ToJsonString(), RequestBody.Create(request).ToJsonString());

        Assert.Equal(first, second);
        Assert.Equal("""{"audio_setting":{"channel":1}}""", request.AdditionalParameters.ToJsonString());
    }
}
