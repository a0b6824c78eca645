using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

/// <summary>Requests that are accepted.</summary>
internal static class Songs
{
    public const string Lyrics = "[Verse]\nA line to sing\nAnd one more";
    public const string Style = "A quiet song";

    /// <summary>One second, and so quickly rendered.</summary>
    public static JsonObject Short() => new() { ["model"] = "stable-audio", ["prompt"] = "a bell", ["seconds_total"] = 1 };

    /// <summary>The least that a model takes.</summary>
    public static JsonObject For(string model)
    {
        var song = new JsonObject { ["model"] = model };
        switch (model)
        {
            case "minimax-music":
                song["prompt"] = "##A line\n\nAnother##";
                song["reference_audio_url"] = "https://example.com/song.mp3";
                break;
            case "minimax/music-1.5" or "minimax/music-2.0":
                song["prompt"] = Style;
                song["lyrics"] = Lyrics;
                break;
            case "minimax/music-2.6":
                song["lyrics"] = Lyrics;
                break;
            case "minimax/music-cover":
                song["prompt"] = Style;
                song["reference_audio_url"] = "https://example.com/song";
                break;
            default:
                song["prompt"] = Style;
                break;
        }

        return song;
    }

    public static JsonObject With(this JsonObject song, string name, JsonNode? value)
    {
        song[name] = value;
        return song;
    }

    public static JsonObject Without(this JsonObject song, string name)
    {
        song.Remove(name);
        return song;
    }
}
