namespace AimlMusic;

/// <summary>How a model wants its lyrics written.</summary>
public enum LyricsForm
{
    /// <summary>As they are, with structure tags such as <c>[Verse]</c> and <c>[Chorus]</c>.</summary>
    Tagged,

    /// <summary>Between <c>##</c> marks, with an empty line after each line.</summary>
    Hashed,
}
