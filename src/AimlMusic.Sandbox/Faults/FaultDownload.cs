namespace AimlMusic.Sandbox;

/// <summary>What is wrong with a download.</summary>
public enum FaultDownload
{
    /// <summary>The connection ends halfway, or where the fault says; the whole length was promised.</summary>
    CutShort,

    /// <summary>The right length, but the first bytes are noise.</summary>
    Corrupt,

    /// <summary>A page of HTML with status 200.</summary>
    Html,

    /// <summary>A range that was asked for is not heeded: the answer is the whole file.</summary>
    NoRange,

    /// <summary>A wait before every piece of at most 64 KB: that of the fault, or else a tenth of a second.</summary>
    Slow,
}
