namespace AimlMusic;

/// <summary>How far a song is.</summary>
public enum GenerationStatus
{
    /// <summary>The service's word for the state is not known here, or there was none. The song counts as not finished.</summary>
    Unknown,

    /// <summary>Accepted and waiting.</summary>
    Queued,

    /// <summary>Being made.</summary>
    Generating,

    /// <summary>Ready to be downloaded.</summary>
    Completed,

    /// <summary>Could not be made; costs nothing.</summary>
    Failed,
}
