namespace AimlMusic.Sandbox.Music;

/// <summary>How the chords are played.</summary>
internal enum Accompaniment
{
    /// <summary>Note after note.</summary>
    Arpeggio,

    /// <summary>All notes together, in rhythm.</summary>
    Strum,

    /// <summary>Held through the bar.</summary>
    Sustained,

    /// <summary>On the beats the bass leaves free, as in a waltz.</summary>
    AfterBeat,
}
