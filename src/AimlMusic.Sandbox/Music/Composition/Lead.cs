namespace AimlMusic.Sandbox.Music;

/// <summary>Who has the tune of a phrase.</summary>
internal enum Lead
{
    /// <summary>Nobody: the accompaniment alone.</summary>
    Nobody,

    /// <summary>The singer.</summary>
    Voice,

    /// <summary>An instrument.</summary>
    Instrument,
}
