namespace AimlMusic.Sandbox.Music;

/// <summary>The part that has the tune of a phrase.</summary>
internal enum Lead
{
    /// <summary>None: only the accompaniment plays.</summary>
    Nobody,

    /// <summary>The singer.</summary>
    Voice,

    /// <summary>An instrument.</summary>
    Instrument,
}
