namespace AimlMusic.Audio;

/// <summary>The properties of an audio file, read from the file.</summary>
/// <param name="Kind">The kind that its first bytes show.</param>
/// <param name="Length">Its size in bytes.</param>
internal sealed record AudioFacts(AudioKind Kind, long Length)
{
    /// <summary>The duration; null if the file does not contain it in a known form.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The sample rate, in Hz.</summary>
    public int? SampleRate { get; init; }

    public int? Channels { get; init; }

    /// <summary>The average bit rate, in bit/s.</summary>
    public int? BitRate { get; init; }
}
