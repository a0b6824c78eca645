namespace AimlMusic;

/// <summary>A recording that the service has, and the ids by which songs can follow it.</summary>
public sealed record MusicReference
{
    /// <summary>The id of the voice, where the recording was uploaded for music-01 and has one.</summary>
    public string? VoiceId { get; init; }

    /// <summary>The id of the accompaniment, where the recording was uploaded for music-01 and has one.</summary>
    public string? InstrumentalId { get; init; }

    /// <summary>The id of the recording's features, for a cover of it by minimax/music-cover.</summary>
    public string? CoverFeatureId { get; init; }

    /// <summary>The lyrics that the service heard in a recording for a cover, with their sections; a cover without other lyrics has these.</summary>
    public string? Lyrics { get; init; }

    /// <summary>How long a recording for a cover plays, as the service measured it.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When the service forgets the features, in UTC; null where they do not expire. Source: 24 hours, by the vendor's reference of music-cover.</summary>
    public DateTimeOffset? ExpiresUtc { get; init; }

    /// <summary>What the recording is for.</summary>
    public ReferencePurpose Purpose { get; init; }

    /// <summary>The recording: a file's full path, or a URL.</summary>
    public required string Path { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
