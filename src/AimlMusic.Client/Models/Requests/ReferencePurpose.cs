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
}
