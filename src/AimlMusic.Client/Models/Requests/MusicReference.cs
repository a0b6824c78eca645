namespace AimlMusic;

/// <summary>A reference recording at the service, with the ids for requests.</summary>
public sealed class MusicReference
{
    /// <summary>The id of the voice, for music-01, or null.</summary>
    public string? VoiceId { get; init; }

    /// <summary>The id of the accompaniment, for music-01, or null.</summary>
    public string? InstrumentalId { get; init; }

    /// <summary>The id of the features of the recording, for a cover with minimax/music-cover, or null.</summary>
    public string? CoverFeatureId { get; init; }

    /// <summary>The lyrics that the service recognized in the recording, with their sections, for a cover.</summary>
    public string? Lyrics { get; init; }

    /// <summary>The duration of a recording for a cover, as measured by the service.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The time at which the features expire, in UTC; null if they do not. Source: 24 hours, according to the vendor's reference of music-cover.</summary>
    public DateTimeOffset? ExpiresUtc { get; init; }

    /// <summary>The purpose of the recording.</summary>
    public ReferencePurpose Purpose { get; init; }

    /// <summary>The full path of the file, or the URL of the recording.</summary>
    public required string Path { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
