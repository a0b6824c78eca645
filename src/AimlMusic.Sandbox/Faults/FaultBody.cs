namespace AimlMusic.Sandbox;

/// <summary>What is wrong with the body of an answer.</summary>
public enum FaultBody
{
    /// <summary>A page of HTML, as a proxy in between writes it.</summary>
    Html,

    /// <summary>Complete, but not JSON.</summary>
    Malformed,

    /// <summary>The connection ends in the middle of it.</summary>
    Truncated,

    /// <summary>A wait before every piece of at most 64 KB: that of the fault, or else a tenth of a second.</summary>
    Slow,

    /// <summary>No body at all.</summary>
    Empty,

    /// <summary>An error in the newer shape, problem+json. Needs a status.</summary>
    Problem,

    /// <summary>An error in the older shape. Needs a status.</summary>
    Message,
}
