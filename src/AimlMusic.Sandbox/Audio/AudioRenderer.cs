using System.Globalization;
using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox;

/// <summary>Makes the file of a generation; the same one every time.</summary>
internal static class AudioRenderer
{
    private const int LongestTitle = 100;
    private const int Channels = 2;

    public static AudioFile Render(Generation generation, SandboxSeed seed)
    {
        var brief = generation.Order.Brief;
        var samples = Synthesizer.Render(brief);
        var bytes = generation.Order.Format == AudioFormat.Pcm
            ? SampleBytes.Of(samples)
            : WavFile.Create(samples, brief.SampleRate, Title(brief));
        return new AudioFile(bytes, FactsOf(generation, seed, samples.Length / Channels, bytes.Length));
    }

    /// <summary>What the file will be like, without rendering it.</summary>
    public static AudioFacts Foresee(Generation generation, SandboxSeed seed)
    {
        var brief = generation.Order.Brief;
        var frames = Synthesizer.FramesOf(brief);
        var samples = frames * Channels;
        var size = generation.Order.Format == AudioFormat.Pcm ? SampleBytes.SizeOf(samples) : WavFile.SizeOf(samples, Title(brief));
        return FactsOf(generation, seed, frames, size);
    }

    private static AudioFacts FactsOf(Generation generation, SandboxSeed seed, int frames, int size)
    {
        var tag = seed.Hex("etag:" + generation.Number.ToString(CultureInfo.InvariantCulture)).Substring(0, 32);
        return new AudioFacts(size, generation.Order.Brief.SampleRate, frames, $"\"{tag}\"");
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
