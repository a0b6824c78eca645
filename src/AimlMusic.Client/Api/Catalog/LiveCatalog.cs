namespace AimlMusic;

/// <summary>The models that the service lists, merged with those that this version knows.</summary>
internal sealed record LiveCatalog
{
    /// <summary>The models that this version knows, then the others that the service has.</summary>
    public required IReadOnlyList<MusicModel> Models { get; init; }

    /// <summary>The time of the service's last answer.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The age of the cached list, if the service was not available now; otherwise null.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>The reason why the service was not available.</summary>
    public AimlMusicException? Failure { get; init; }
}
