namespace AimlMusic.Sandbox;

/// <summary>The result of checking a download link.</summary>
internal enum LinkVerdict
{
    /// <summary>The link is valid.</summary>
    Good,

    /// <summary>The link has expired.</summary>
    Expired,

    /// <summary>The link was changed, or not created by the sandbox.</summary>
    Forged,
}
