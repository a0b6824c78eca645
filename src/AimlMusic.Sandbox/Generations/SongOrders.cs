using System.Text.Json;
using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox;

/// <summary>Reads the song from a valid request.</summary>
internal static class SongOrders
{
    private const int UsualSampleRate = 44_100;
    private const int UsualBitrate = 256_000;

    public static SongOrder Read(ModelSpec model, JsonElement body, SandboxQuirks quirks)
    {
        var prompt = Text(body, "prompt");
        var lyrics = Text(body, "lyrics");
        if (model.PromptIsLyrics)
        {
            (lyrics, prompt) = (WithoutMarks(prompt), null);
        }
        else if (model.IsDirect)
        {
            // Without a voice, the song is instrumental.
            lyrics = body.TryGetProperty("refer_voice", out _) ? WithoutMarks(lyrics) : null;
        }
        else if (IsTrue(body, "is_instrumental"))
        {
            lyrics = null;
        }
        else if (lyrics is null && IsTrue(body, "lyrics_optimizer"))
        {
            lyrics = $"[Verse]\n{prompt}\n[Chorus]\n{prompt}";
        }

        var setting = body.TryGetProperty("audio_setting", out var value) ? value : default;
        var rate = Number(setting, "audio_sample_rate") ?? Number(setting, "sample_rate") ?? UsualSampleRate;
        var seed = Number(body, "seed");
        var brief = new SongBrief(lyrics, prompt, Seconds(model, body), (int)rate, (int)((seed ?? 0) & int.MaxValue));
        return new SongOrder(brief, Format(model, Text(setting, "format"), quirks), (int)(Number(setting, "bitrate") ?? UsualBitrate), seed is not null);
    }

    private static AudioFormat Format(ModelSpec model, string? wanted, SandboxQuirks quirks)
    {
        var format = wanted switch
        {
            "mp3" => AudioFormat.Mp3,
            "wav" => AudioFormat.Wav,
            "pcm" => AudioFormat.Pcm,
            _ => model.Format,
        };
        return format == AudioFormat.Mp3 && quirks.HasFlag(SandboxQuirks.WavForMp3) ? AudioFormat.Wav : format;
    }

    private static double? Seconds(ModelSpec model, JsonElement body) => model.Id switch
    {
        "stable-audio" => Number(body, "seconds_total") ?? 30,
        "elevenlabs/eleven_music" => (Number(body, "music_length_ms") ?? 10_000) / 1000.0,
        _ => null,
    };

    /// <summary>The lyrics without the double hash marks, which request accompaniment.</summary>
    private static string? WithoutMarks(string? text) => text?.Replace("##", "").Trim();

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static long? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? WholeNumber.Of(value) : null;

    private static bool IsTrue(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
