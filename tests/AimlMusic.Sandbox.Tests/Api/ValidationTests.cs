using System.Text;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class ValidationTests(SharedSandbox shared) : IClassFixture<SharedSandbox>
{
    private TestSandbox Sandbox => shared.Sandbox;

    [Fact]
    public async Task Mistakes_are_all_named_at_once()
    {
        var song = new JsonObject { ["model"] = "minimax/music-1.5", ["prompt"] = "short", ["audio_setting"] = new JsonObject { ["format"] = 3 }, ["x"] = 1, ["y"] = 2 };
        var reply = await Sandbox.SubmitAsync(song);
        Assert.Equal(400, reply.Status);
        Assert.Equal("application/problem+json; charset=utf-8", reply.Header("Content-Type"));
        Assert.Equal(["audio_setting.format", "lyrics", "prompt", "x", "y"], reply.MistakenPaths().Order(StringComparer.Ordinal));
        Assert.StartsWith("Body validation error", reply.Text("message"), StringComparison.Ordinal);
        foreach (var issue in reply.Json["error"]!["data"]!.AsArray())
        {
            Assert.Equal(["code", "expected", "received", "path", "message"], issue!.AsObject().Select(member => member.Key));
        }
    }

    [Theory]
    [InlineData("minimax-music", "prompt", "reference_audio_url")]
    [InlineData("minimax/music-1.5", "prompt", "lyrics")]
    [InlineData("minimax/music-2.0", "prompt", "lyrics")]
    [InlineData("minimax/music-cover", "prompt")]
    [InlineData("stable-audio", "prompt")]
    [InlineData("elevenlabs/eleven_music", "prompt")]
    [InlineData("google/lyria2", "prompt")]
    public async Task Required_field_is_reported_if_it_is_missing(string model, params string[] fields)
    {
        var reply = await Sandbox.SubmitAsync(new JsonObject { ["model"] = model });
        Assert.Equal(400, reply.Status);
        Assert.Equal(fields, reply.MistakenPaths());
    }

    [Theory]
    [InlineData("minimax-music", "lyrics")]
    [InlineData("minimax/music-1.5", "is_instrumental")]
    [InlineData("minimax/music-2.0", "lyrics_optimizer")]
    [InlineData("stable-audio", "lyrics")]
    [InlineData("elevenlabs/eleven_music", "seed")]
    [InlineData("google/lyria2", "audio_setting")]
    public async Task Field_of_another_model_is_unknown(string model, string field)
    {
        var reply = await Sandbox.SubmitAsync(Songs.For(model).With(field, "x"));
        Assert.Equal(400, reply.Status);
        Assert.Equal([field], reply.MistakenPaths());
        Assert.Equal("unrecognized_keys", reply.Json["error"]!["data"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{}", false, "lyrics")]
    [InlineData("""{"prompt":"A quiet song"}""", false, "lyrics")]
    [InlineData("""{"lyrics":""}""", false, "lyrics")]
    [InlineData("""{"lyrics_optimizer":true}""", false, "prompt")]
    [InlineData("""{"is_instrumental":"yes"}""", false, "is_instrumental")]
    [InlineData("""{"lyrics_optimizer":null}""", false, "lyrics_optimizer")]
    [InlineData("""{"lyrics":"la","prompt":""}""", true, "")]
    [InlineData("""{"is_instrumental":true}""", true, "")]
    [InlineData("""{"prompt":"A quiet song","is_instrumental":true}""", true, "")]
    [InlineData("""{"prompt":"A quiet song","lyrics":"","lyrics_optimizer":true}""", true, "")]
    public async Task Music_2_6_requires_lyrics_or_automatic_lyrics_or_instrumental(string fields, bool isAccepted, string path)
    {
        var reply = await Sandbox.SubmitAsync(JsonNode.Parse(fields)!.AsObject().With("model", "minimax/music-2.6"));
        if (isAccepted)
        {
            Assert.True(reply.Status is 200 or 201, reply.Body);
        }
        else
        {
            Assert.Equal(400, reply.Status);
            Assert.Equal([path], reply.MistakenPaths());
        }
    }

    [Theory]
    [InlineData("""{"model":"minimax/music-9","prompt":"x"}""", "invalid_enum_value")]
    [InlineData("""{"model":7,"prompt":"x"}""", "invalid_type")]
    [InlineData("""{"prompt":"x"}""", "invalid_type")]
    public async Task Unknown_model_is_refused(string song, string code)
    {
        var reply = await Sandbox.SubmitAsync(JsonNode.Parse(song));
        Assert.Equal(400, reply.Status);
        Assert.Equal(["model"], reply.MistakenPaths());
        Assert.Equal(code, reply.Json["error"]!["data"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"model\":")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"model\":\"stable-audio\",\"prompt\":\"\\ud83d\"}")]
    public async Task Body_that_is_no_json_object_is_refused(string body)
    {
        Assert.Equal(400, (await PostTextAsync(body, "application/json")).Status);
    }

    [Fact]
    public async Task Body_must_be_declared_as_json()
    {
        Assert.Equal(400, (await PostTextAsync(Songs.Short().ToJsonString(), "text/plain")).Status);
    }

    private Task<Reply> PostTextAsync(string body, string mediaType) => Sandbox.SendAsync(
        HttpMethod.Post, "/v2/generate/audio", request => request.Content = new StringContent(body, Encoding.UTF8, mediaType));
}
