namespace AimlMusic;

/// <summary>The models as the service lists them, put together with what this version knows.</summary>
public sealed record LiveCatalog
{
    /// <summary>The models that this version knows, then those that the service has beside them.</summary>
    public required IReadOnlyList<MusicModel> Models { get; init; }

    /// <summary>When the service last said so.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>How long ago that was, where the service could not be asked now and this is what it said then; else null.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Why the service could not be asked now.</summary>
    public AimlMusicException? Failure { get; init; }
}
