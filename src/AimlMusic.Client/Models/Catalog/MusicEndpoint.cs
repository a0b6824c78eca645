namespace AimlMusic;

/// <summary>How the service hands a model's songs over.</summary>
public enum MusicEndpoint
{
    /// <summary>The song gets an id at once, is asked for until it is ready, and is then fetched.</summary>
    Polled,

    /// <summary>The answer to the submit is the song; it can be had from nobody again.</summary>
    Direct,
}
