namespace AimlMusic.Sandbox;

/// <summary>A fault in the body of an answer.</summary>
public enum FaultBody
{
    /// <summary>A page of HTML, as from a proxy.</summary>
    Html,

    /// <summary>Complete, but not JSON.</summary>
    Malformed,

    /// <summary>The connection breaks in the middle of the body.</summary>
    Truncated,

    /// <summary>A wait before each piece of at most 64 KB: the wait of the fault, or a tenth of a second.</summary>
    Slow,

    /// <summary>No body.</summary>
    Empty,

    /// <summary>An error in the newer format, problem+json. Requires a status.</summary>
    Problem,

    /// <summary>An error in the older format. Requires a status.</summary>
    Message,
}
