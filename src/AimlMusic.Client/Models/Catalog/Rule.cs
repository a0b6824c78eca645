using static AimlMusic.MusicParameter;

namespace AimlMusic.Models;

/// <summary>Short forms for the catalog's entries.</summary>
internal static class Rule
{
    private static readonly object[] Formats = [AudioFormat.Mp3, AudioFormat.Wav, AudioFormat.Pcm];
    private static readonly object[] SampleRates = [16000, 24000, 32000, 44100];
    private static readonly object[] Bitrates = [32000, 64000, 128000, 256000];

    /// <summary>Source: the vendor's reference of minimax/music-cover.</summary>
    public static FileLimits CoverFiles { get; } = new()
    {
        Kinds = [AudioKind.Mp3, AudioKind.Wav, AudioKind.Flac, AudioKind.Ogg, AudioKind.M4a],
        Shortest = TimeSpan.FromSeconds(6),
        Longest = TimeSpan.FromMinutes(6),
        MostBytes = 50L * 1024 * 1024,
    };

    /// <summary>Source: the vendor's OpenAPI document of <c>/v2/generate/audio/minimax/upload</c>.</summary>
    public static FileLimits UploadFiles { get; } = new()
    {
        Kinds = [AudioKind.Mp3, AudioKind.Wav],
        Shortest = TimeSpan.FromSeconds(10),
        IsShortestExcluded = true,
        Longest = TimeSpan.FromMinutes(10),
    };

    public static ParameterRule Required(MusicParameter parameter, string field, double? minimum = null, double? maximum = null) =>
        new() { Parameter = parameter, Field = field, IsRequired = true, Minimum = minimum, Maximum = maximum };

    public static ParameterRule Optional(
        MusicParameter parameter, string field, double? minimum = null, double? maximum = null, object? standard = null) =>
        new() { Parameter = parameter, Field = field, Minimum = minimum, Maximum = maximum, Default = standard };

    /// <summary>The audio settings. Only the name of the field for the sample rate depends on the model.</summary>
    /// <param name="sampleRateField">The name of that field.</param>
    /// <param name="alternateField">Its second name, because the vendor's pages and schemas disagree for some models.</param>
    public static ParameterRule[] AudioSettings(string sampleRateField, string? alternateField = null) =>
    [
        Choice(Format, "audio_setting.format", Formats, AudioFormat.Mp3),
        new(Choice(SampleRate, "audio_setting." + sampleRateField, SampleRates, 44100)) { AlternateField = alternateField is null ? null : "audio_setting." + alternateField },
        Choice(Bitrate, "audio_setting.bitrate", Bitrates, 256000),
    ];

    private static ParameterRule Choice(MusicParameter parameter, string field, object[] choices, object standard) =>
        new() { Parameter = parameter, Field = field, Choices = choices, Default = standard };
}
