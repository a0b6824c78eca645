namespace AimlMusic;

/// <summary>The form in which a model accepts lyrics.</summary>
public enum LyricsForm
{
    /// <summary>Plain text with structure tags such as <c>[Verse]</c> and <c>[Chorus]</c>.</summary>
    Tagged,

    /// <summary>Between <c>##</c> marks, with an empty line after each line.</summary>
    Hashed,
}
