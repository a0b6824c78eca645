namespace AimlMusic.Sandbox.Music;

/// <summary>What bass and percussion play.</summary>
internal enum Groove
{
    /// <summary>Held bass, no percussion.</summary>
    Still,

    /// <summary>Quiet bass and brushes.</summary>
    Soft,

    /// <summary>Driving eighths, backbeat.</summary>
    Rock,

    /// <summary>Kick on every beat, bass between.</summary>
    Dance,

    /// <summary>Walking bass, swung eighths.</summary>
    Swing,
}
