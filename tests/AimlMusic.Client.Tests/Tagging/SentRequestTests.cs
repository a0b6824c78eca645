using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Tagging;

/// <summary>The way back from the body that was sent.</summary>
public sealed class SentRequestTests
{
    private static readonly MusicRequest All = new()
    {
        Title = "t",
        Lyrics = "a\nb",
        Prompt = "p",
        ReferenceAudio = "https://a.example/x.mp3",
        DurationSec = 48.5,
        StartSec = 1.25,
        Steps = 10,
        Seed = 1L << 40,
        NegativePrompt = "n",
        Instrumental = true,
        AutoLyrics = true,
        Format = AudioFormat.Wav,
        SampleRate = 44100,
        Bitrate = 128000,
    };

    public static TheoryData<string> Models => [.. MusicCatalog.Models.Select(model => model.Id), "new/model"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Sent_request_makes_the_same_body_again(string model)
    {
        var given = All with { Model = model, AdditionalParameters = new JsonObject { ["extra"] = new JsonArray(1, "two"), ["audio_setting"] = new JsonObject { ["more"] = 1 } } };
        var body = RequestBody.Create(given);
        var read = SentRequest.Read(body, given.Title, given.Lyrics);
        Assert.True(JsonNode.DeepEquals(body, RequestBody.Create(read)), $"{body.ToJsonString()} became {RequestBody.Create(read).ToJsonString()}");
        Assert.Equal((model, given.Title, given.Lyrics), (read.Model, read.Title, read.Lyrics));
        Assert.True(JsonNode.DeepEquals(given.AdditionalParameters, read.AdditionalParameters), read.AdditionalParameters?.ToJsonString());
    }

    [Theory]
    [InlineData("""{"model":"minimax/music-2.6","prompt":1,"audio_setting":{"format":"WAV"}}""")]
    [InlineData("""{"model":"minimax/music-2.6","prompt":null,"audio_setting":"x"}""")]
    [InlineData("""{"prompt":"p"}""")]
    [InlineData("""{}""")]
    public void Value_of_another_type_becomes_an_additional_parameter(string body)
    {
        var sent = JsonNode.Parse(body)!.AsObject();
        var read = SentRequest.Read(sent);
        sent.Remove("model");
        Assert.True(JsonNode.DeepEquals(sent.Count == 0 ? null : sent, read.AdditionalParameters), read.AdditionalParameters?.ToJsonString());
        Assert.Null(read.Prompt);
    }
}
