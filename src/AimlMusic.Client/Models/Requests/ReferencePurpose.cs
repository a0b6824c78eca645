namespace AimlMusic;

/// <summary>What a recording is uploaded for.</summary>
public enum ReferencePurpose
{
    /// <summary>Singing with accompaniment: it gives a voice and an instrumental.</summary>
    Song,

    /// <summary>Singing alone: it gives a voice.</summary>
    Voice,

    /// <summary>Accompaniment alone: it gives an instrumental.</summary>
    Instrumental,

    /// <summary>A recording with vocals, for a cover by minimax/music-cover: it gives its features and the lyrics that the service heard.</summary>
    Cover,
}
