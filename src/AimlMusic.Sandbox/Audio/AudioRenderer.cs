using System.Globalization;
using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox;

/// <summary>Creates the file of a generation. The result is always the same.</summary>
internal static class AudioRenderer
{
    private const int LongestTitle = 100;
    private const int Channels = 2;
    private const int BitsPerSample = 16;

    public static AudioFile Render(Generation generation, SandboxSeed seed)
    {
        var brief = generation.Order.Brief;
        var samples = Synthesizer.Render(brief);
        var bytes = generation.Order.Format switch
        {
            AudioFormat.Mp3 => Mp3File.Create(samples, Mp3(generation), Title(brief)),
            AudioFormat.Pcm => SampleBytes.Of(samples),
            _ => WavFile.Create(samples, brief.SampleRate, Title(brief)),
        };
        return new AudioFile(bytes, FactsOf(generation, seed, samples.Length / Channels, bytes.Length));
    }

    /// <summary>The properties of the file, without rendering it.</summary>
    public static AudioFacts Foresee(Generation generation, SandboxSeed seed)
    {
        var brief = generation.Order.Brief;
        var frames = Synthesizer.FramesOf(brief);
        var size = generation.Order.Format switch
        {
            AudioFormat.Mp3 => Mp3File.SizeOf(frames, Mp3(generation), Title(brief)),
            AudioFormat.Pcm => SampleBytes.SizeOf(frames * Channels),
            _ => WavFile.SizeOf(frames * Channels, Title(brief)),
        };
        return FactsOf(generation, seed, frames, size);
    }

    private static Mp3Format Mp3(Generation generation) => new(generation.Order.Brief.SampleRate, generation.Order.Bitrate);

    private static AudioFacts FactsOf(Generation generation, SandboxSeed seed, int frames, int size)
    {
        var tag = seed.Hex("etag:" + generation.Number.ToString(CultureInfo.InvariantCulture)).Substring(0, 32);
        var rate = generation.Order.Brief.SampleRate;
        return generation.Order.Format == AudioFormat.Mp3
            ? new AudioFacts(size, rate, frames, Mp3(generation).Channels, Mp3(generation).Bitrate, $"\"{tag}\"")
            : new AudioFacts(size, rate, frames, Channels, rate * Channels * BitsPerSample, $"\"{tag}\"");
    }

    /// <summary>The first line that is sung, or else the style.</summary>
    private static string? Title(SongBrief brief)
    {
        var line = (brief.Lyrics ?? brief.Prompt)?
            .Split('\n')
            .Select(text => text.Trim())
            .FirstOrDefault(text => text.Length > 0 && text[0] != '[');
        return line is null || line.Length <= LongestTitle ? line : line.Substring(0, LongestTitle);
    }
}
