using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

/// <summary>Each model's limits: at the limit a request is accepted, one past it is refused and the field is named.</summary>
public sealed class LimitsTests(SharedSandbox shared) : IClassFixture<SharedSandbox>
{
    [Theory]
    [InlineData("minimax-music")]
    [InlineData("minimax/music-1.5")]
    [InlineData("minimax/music-2.0")]
    [InlineData("minimax/music-2.6")]
    [InlineData("minimax/music-cover")]
    [InlineData("stable-audio")]
    [InlineData("elevenlabs/eleven_music")]
    [InlineData("google/lyria2")]
    public async Task Minimal_request_is_accepted(string model) => await AcceptedAsync(Songs.For(model));

    [Theory]
    [InlineData("minimax-music", "prompt", 0, 600)]
    [InlineData("minimax/music-1.5", "prompt", 10, 300)]
    [InlineData("minimax/music-1.5", "lyrics", 10, 3000)]
    [InlineData("minimax/music-2.0", "prompt", 10, 2000)]
    [InlineData("minimax/music-2.0", "lyrics", 10, 3000)]
    [InlineData("minimax/music-2.6", "prompt", 10, 2000)]
    [InlineData("minimax/music-2.6", "lyrics", 1, 3000)]
    [InlineData("minimax/music-cover", "prompt", 10, 2000)]
    [InlineData("minimax/music-cover", "lyrics", 10, 3000)]
    [InlineData("elevenlabs/eleven_music", "prompt", 0, 2000)]
    public async Task Texts_have_limits(string model, string field, int min, int max)
    {
        await AcceptedAsync(Songs.For(model).With(field, new string('a', min)));
        await AcceptedAsync(Songs.For(model).With(field, new string('a', max)));
        await RefusedAsync(Songs.For(model).With(field, new string('a', max + 1)), field);
        if (min > 1)
        {
            await RefusedAsync(Songs.For(model).With(field, new string('a', min - 1)), field);
        }
    }

    [Fact]
    public async Task Lengths_are_counted_in_utf16_units()
    {
        var notes = string.Concat(Enumerable.Repeat("🎵", 150));
        await AcceptedAsync(Songs.For("minimax/music-1.5").With("prompt", notes));
        await RefusedAsync(Songs.For("minimax/music-1.5").With("prompt", notes + "a"), "prompt");
    }

    [Theory]
    [InlineData("stable-audio", "seconds_start", 1, 47)]
    [InlineData("stable-audio", "seconds_total", 1, 47)]
    [InlineData("stable-audio", "steps", 1, 1000)]
    [InlineData("elevenlabs/eleven_music", "music_length_ms", 10_000, 300_000)]
    [InlineData("google/lyria2", "seed", 0, long.MaxValue)]
    public async Task Numbers_have_limits(string model, string field, long min, long max)
    {
        await AcceptedAsync(Songs.For(model).With(field, min));
        await AcceptedAsync(Songs.For(model).With(field, max));
        await RefusedAsync(Songs.For(model).With(field, min - 1), field);
        await RefusedAsync(Songs.For(model).With(field, 1.5), field);
        await RefusedAsync(Songs.For(model).With(field, "5"), field);
        if (max < long.MaxValue)
        {
            await RefusedAsync(Songs.For(model).With(field, max + 1), field);
        }
    }

    [Theory]
    [InlineData("minimax/music-1.5", "audio_sample_rate", null)]
    [InlineData("minimax/music-2.0", "sample_rate", null)]
    [InlineData("minimax/music-2.6", "audio_sample_rate", null)]
    [InlineData("minimax/music-cover", "sample_rate", "audio_sample_rate")]
    public async Task Sample_rate_has_the_documented_field_names(string model, string right, string? wrong)
    {
        foreach (var rate in new[] { 16_000, 24_000, 32_000, 44_100 })
        {
            await AcceptedAsync(WithSetting(model, right, rate));
        }

        await RefusedAsync(WithSetting(model, right, 48_000), "audio_setting." + right);
        if (wrong is not null)
        {
            await RefusedAsync(WithSetting(model, wrong, 44_100), "audio_setting." + wrong);
        }
    }

    [Theory]
    [InlineData("minimax/music-1.5")]
    [InlineData("minimax/music-2.0")]
    [InlineData("minimax/music-2.6")]
    [InlineData("minimax/music-cover")]
    public async Task Format_and_bitrate_are_choices(string model)
    {
        foreach (var format in new[] { "mp3", "wav", "pcm" })
        {
            await AcceptedAsync(WithSetting(model, "format", format));
        }

        foreach (var bitrate in new[] { 32_000, 64_000, 128_000, 256_000 })
        {
            await AcceptedAsync(WithSetting(model, "bitrate", bitrate));
        }

        await RefusedAsync(WithSetting(model, "format", "flac"), "audio_setting.format");
        await RefusedAsync(WithSetting(model, "bitrate", 320_000), "audio_setting.bitrate");
        await RefusedAsync(Songs.For(model).With("audio_setting", "wav"), "audio_setting");
    }

    [Theory]
    [InlineData("https://example.com/a.wav", true)]
    [InlineData("https://example.com/a.MP3?token=1", true)]
    [InlineData("https://example.com/a.flac", false)]
    [InlineData("ftp://example.com/a.mp3", false)]
    [InlineData("a.mp3", false)]
    public async Task Legacy_reference_is_the_address_of_a_wav_or_mp3(string reference, bool isAccepted)
    {
        var song = Songs.For("minimax-music").With("reference_audio_url", reference);
        await (isAccepted ? AcceptedAsync(song) : RefusedAsync(song, "reference_audio_url"));
    }

    [Theory]
    [InlineData("https://example.com/anything", true)]
    [InlineData("UklGRg==", true)]
    [InlineData("data:audio/wav;base64,UklGRg==", true)]
    [InlineData("data:audio/wav,UklGRg==", false)]
    [InlineData("UklGR", false)]
    [InlineData("not base64!!", false)]
    [InlineData("", false)]
    public async Task Cover_reference_is_an_address_or_base64(string reference, bool isAccepted)
    {
        var song = Songs.For("minimax/music-cover").With("reference_audio_url", reference);
        await (isAccepted ? AcceptedAsync(song) : RefusedAsync(song, "reference_audio_url"));
    }

    [Fact]
    public void Base64_is_measured_to_the_byte()
    {
        foreach (var length in new[] { 1, 2, 3, 4, 100, 1001 })
        {
            Assert.Equal(length, Base64Text.DecodedLength(Convert.ToBase64String(new byte[length])));
        }
    }

    private static JsonObject WithSetting(string model, string name, JsonNode value) =>
        Songs.For(model).With("audio_setting", new JsonObject { [name] = value });

    private async Task AcceptedAsync(JsonObject song)
    {
        await shared.Sandbox.SetAsync(new JsonObject { ["balance"] = 1000 });
        var reply = await shared.Sandbox.SubmitAsync(song);
        Assert.True(reply.Status is 200 or 201, reply.Body);
    }

    private async Task RefusedAsync(JsonObject song, string path)
    {
        var reply = await shared.Sandbox.SubmitAsync(song);
        Assert.Equal(400, reply.Status);
        Assert.Equal([path], reply.MistakenPaths());
    }
}
