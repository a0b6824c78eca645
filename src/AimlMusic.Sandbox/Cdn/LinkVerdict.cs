namespace AimlMusic.Sandbox;

/// <summary>What a download link is worth.</summary>
internal enum LinkVerdict
{
    /// <summary>It may be followed.</summary>
    Good,

    /// <summary>It was good once.</summary>
    Expired,

    /// <summary>It was changed, or made by somebody else.</summary>
    Forged,
}
