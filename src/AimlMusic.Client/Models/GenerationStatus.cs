namespace AimlMusic;

/// <summary>The status of a song.</summary>
public enum GenerationStatus
{
    /// <summary>The status is missing or not known to this version. The song counts as not finished.</summary>
    Unknown,

    /// <summary>The service accepted the song, which waits in its queue.</summary>
    Queued,

    /// <summary>The service is making the song.</summary>
    Generating,

    /// <summary>The song can be downloaded.</summary>
    Completed,

    /// <summary>The service could not make the song, which costs nothing.</summary>
    Failed,
}
