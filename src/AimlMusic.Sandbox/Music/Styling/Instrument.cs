namespace AimlMusic.Sandbox.Music;

/// <summary>The instruments that play the chords.</summary>
internal enum Instrument
{
    /// <summary>Struck, decaying.</summary>
    Piano,

    /// <summary>Plucked, bright.</summary>
    Guitar,

    /// <summary>Bowed, slow.</summary>
    Strings,

    /// <summary>Steady.</summary>
    Organ,

    /// <summary>Music box and bells.</summary>
    Bells,

    /// <summary>Electric piano.</summary>
    ElectricPiano,

    /// <summary>Bright synthesizer.</summary>
    Synth,

    /// <summary>Soft synthesizer pad.</summary>
    Pad,
}
