namespace AimlMusic;

/// <summary>How the service delivers the songs of a model.</summary>
public enum MusicEndpoint
{
    /// <summary>The answer to the submit contains an id. The song is polled until it is ready, and then downloaded.</summary>
    Polled,

    /// <summary>The answer to the submit contains the song, which cannot be downloaded again.</summary>
    Direct,
}
