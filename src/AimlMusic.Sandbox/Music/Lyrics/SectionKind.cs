namespace AimlMusic.Sandbox.Music;

/// <summary>The parts songs are made of.</summary>
internal enum SectionKind
{
    /// <summary>Opens the song.</summary>
    Intro,

    /// <summary>Tells the story.</summary>
    Verse,

    /// <summary>Leads up to the chorus.</summary>
    PreChorus,

    /// <summary>Comes back with the same tune, brighter and louder.</summary>
    Chorus,

    /// <summary>Contrasts with the rest.</summary>
    Bridge,

    /// <summary>Gives the singer a rest.</summary>
    Interlude,

    /// <summary>Closes the song.</summary>
    Outro,
}
