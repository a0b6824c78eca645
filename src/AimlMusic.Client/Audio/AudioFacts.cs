namespace AimlMusic.Audio;

/// <summary>What a file of audio says of itself.</summary>
/// <param name="Kind">What its first bytes say it is.</param>
/// <param name="Length">Its size in bytes.</param>
internal sealed record AudioFacts(AudioKind Kind, long Length)
{
    /// <summary>How long it plays; null where it does not say so in a way that is known here.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Samples a second.</summary>
    public int? SampleRate { get; init; }

    public int? Channels { get; init; }

    /// <summary>Bits a second, on average.</summary>
    public int? BitRate { get; init; }
}
