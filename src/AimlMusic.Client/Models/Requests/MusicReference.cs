namespace AimlMusic;

/// <summary>A recording that was uploaded, and the ids that songs can follow it by.</summary>
public sealed record MusicReference
{
    /// <summary>The id of the voice, where the recording has one.</summary>
    public string? VoiceId { get; init; }

    /// <summary>The id of the accompaniment, where the recording has one.</summary>
    public string? InstrumentalId { get; init; }

    /// <summary>What it was uploaded for.</summary>
    public ReferencePurpose Purpose { get; init; }

    /// <summary>The file that was uploaded.</summary>
    public required string Path { get; init; }
}
