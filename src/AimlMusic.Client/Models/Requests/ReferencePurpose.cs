namespace AimlMusic;

/// <summary>The purpose of a reference recording.</summary>
public enum ReferencePurpose
{
    /// <summary>Singing with accompaniment: provides a voice and an accompaniment for music-01.</summary>
    Song,

    /// <summary>Only singing: provides a voice for music-01.</summary>
    Voice,

    /// <summary>Only accompaniment: provides an accompaniment for music-01.</summary>
    Instrumental,

    /// <summary>A recording with vocals, for a cover with minimax/music-cover: provides its features and lyrics.</summary>
    Cover,
}
