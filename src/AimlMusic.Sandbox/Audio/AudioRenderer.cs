using System.Globalization;
using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox;

/// <summary>Makes the file of a generation; the same one every time.</summary>
internal static class AudioRenderer
{
    private const int LongestTitle = 100;

    public static AudioFile Render(Generation generation, SandboxSeed seed)
    {
        var brief = generation.Order.Brief;
        var samples = Synthesizer.Render(brief);
        var bytes = generation.Order.Format == AudioFormat.Pcm
            ? SampleBytes.Of(samples)
            : WavFile.Create(samples, brief.SampleRate, Title(brief));
        var tag = seed.Hex("etag:" + generation.Number.ToString(CultureInfo.InvariantCulture)).Substring(0, 32);
        return new AudioFile(bytes, new AudioFacts(bytes.Length, brief.SampleRate, samples.Length / 2, $"\"{tag}\""));
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
