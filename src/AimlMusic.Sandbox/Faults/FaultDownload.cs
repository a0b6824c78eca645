namespace AimlMusic.Sandbox;

/// <summary>A fault in a download.</summary>
public enum FaultDownload
{
    /// <summary>The connection breaks halfway or at the specified position, although the whole length was announced.</summary>
    CutShort,

    /// <summary>The correct length, with random first bytes.</summary>
    Corrupt,

    /// <summary>A page of HTML with status 200.</summary>
    Html,

    /// <summary>The requested range is ignored: the answer is the whole file.</summary>
    NoRange,

    /// <summary>A wait before each piece of at most 64 KB: the wait of the fault, or a tenth of a second.</summary>
    Slow,
}
