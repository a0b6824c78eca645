using static AimlMusic.MusicParameter;

namespace AimlMusic.Tests.Requests;

/// <summary>A limit: what is just within it, and what is one step past it.</summary>
internal sealed record Limit(string Model, MusicParameter Parameter, object[] Within, object[] Past);

/// <summary>The limits of the vendor's documents, written down apart from the catalog.</summary>
internal static class Limits
{
    private static readonly string[] WithAudioSetting = ["minimax/music-1.5", "minimax/music-2.0", "minimax/music-2.6", "minimax/music-cover"];

    public static IReadOnlyList<Limit> All { get; } =
    [
        new("minimax-music", Lyrics, [Hashed(600), Text(592)], [Hashed(601), Text(597)]),
        new("minimax-music", ReferenceAudio, ["https://example.com/a.WAV?x=1", "http://example.com/a.mp3"], ["https://example.com/a.flac", "ftp://example.com/a.mp3", "a.mp3", "/a.mp3"]),
        new("minimax/music-1.5", Prompt, [Text(10), Text(300), Pairs(300)], [Text(9), Text(301), Pairs(302)]),
        new("minimax/music-1.5", Lyrics, [Text(10), Text(3000), Pairs(3000)], [Text(9), Text(3001), Pairs(3002)]),
        new("minimax/music-2.0", Prompt, [Text(10), Text(2000)], [Text(9), Text(2001)]),
        new("minimax/music-2.0", Lyrics, [Text(10), Text(3000)], [Text(9), Text(3001)]),
        new("minimax/music-2.6", Prompt, [Text(10), Text(2000)], [Text(9), Text(2001)]),
        new("minimax/music-2.6", Lyrics, [Text(1), Text(3000)], [Text(3001)]),
        new("minimax/music-cover", Prompt, [Text(10), Text(2000)], [Text(9), Text(2001)]),
        new("minimax/music-cover", Lyrics, [Text(10), Text(3000)], [Text(9), Text(3001)]),
        new("minimax/music-cover", ReferenceAudio, ["https://example.com/a.flac", "https://example.com/stream"], ["ftp://example.com/a.mp3", "not an address"]),
        new("stable-audio", Prompt, [Text(1), Text(5000)], []),
        new("stable-audio", DurationSec, [1.0, 47.0], [0.0, 48.0, 1.5, -1.0, 46.999]),
        new("stable-audio", StartSec, [1.0, 47.0], [0.0, 48.0, 1.5]),
        new("stable-audio", Steps, [1, 1000], [0, 1001]),
        new("elevenlabs/eleven_music", Prompt, [Text(1), Text(2000)], [Text(2001)]),
        new("elevenlabs/eleven_music", DurationSec, [10.0, 10.001, 299.999, 300.0], [9.999, 300.001, 10.0005]),
        new("google/lyria2", Seed, [0L, long.MaxValue], [-1L]),
        new("google/lyria2", NegativePrompt, [Text(1), Text(5000)], []),
        .. WithAudioSetting.SelectMany(AudioSetting),
    ];

    public static string Text(int length) => new('a', length);

    private static string Hashed(int length) => "##" + Text(length - 4) + "##";

    // A clef is one character to a person and two to the service.
    private static string Pairs(int length) => string.Concat(Enumerable.Repeat("𝄞", length / 2));

    private static IEnumerable<Limit> AudioSetting(string model) =>
    [
        new(model, Format, [AudioFormat.Mp3, AudioFormat.Wav, AudioFormat.Pcm], [(AudioFormat)9]),
        new(model, SampleRate, [16000, 24000, 32000, 44100], [0, 15999, 48000]),
        new(model, Bitrate, [32000, 64000, 128000, 256000], [0, 31999, 320000]),
    ];
}
