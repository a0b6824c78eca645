namespace AimlMusic.Sandbox.Music;

/// <summary>The instruments of the band.</summary>
internal static class Timbres
{
    private static readonly Timbre Piano = new(
        "piano", k => Math.Pow(k, -1.2), new Envelope(0.004, 1.8, 0.1, 0.25), 0.35, 0, 0.62);

    // A string plucked at a fifth of its length lacks every fifth partial.
    private static readonly Timbre Guitar = new(
        "guitar", k => Math.Abs(Math.Sin(k * Math.PI / 5)) / k, new Envelope(0.003, 1.1, 0.05, 0.15), 0.25, 0, 0.62);

    private static readonly Timbre Strings = new(
        "strings", k => Math.Pow(k, -1.25), new Envelope(0.18, 1, 0.85, 0.4), 30, 7, 0.36);

    private static readonly Timbre Organ = new(
        "organ", k => k is 1 or 2 or 3 or 4 or 6 or 8 ? Math.Pow(k, -0.7) : 0, new Envelope(0.02, 1, 0.9, 0.08), 30, 3, 0.28);

    private static readonly Timbre Bells = new(
        "bells", k => k switch { 1 => 1, 3 => 0.25, 6 => 0.35, 11 => 0.12, _ => 0 }, new Envelope(0.002, 1.3, 0, 0.5), 0.2, 0, 0.6);

    private static readonly Timbre ElectricPiano = new(
        "electric piano", k => k switch { 1 => 1, 2 => 0.35, 3 => 0.1, 7 => 0.15, _ => 0 }, new Envelope(0.004, 1.6, 0.15, 0.2), 0.15, 4, 0.55);

    private static readonly Timbre Synth = new(
        "synth", k => 1.0 / k, new Envelope(0.005, 0.4, 0.35, 0.12), 0.2, 9, 0.38);

    private static readonly Timbre Pad = new(
        "pad", k => Math.Pow(k, -1.8), new Envelope(0.5, 1, 0.9, 0.9), 30, 8, 0.34);

    /// <summary>A round bass.</summary>
    public static Timbre Bass { get; } = new(
        "bass", k => Math.Pow(k, -1.5), new Envelope(0.008, 1.2, 0.45, 0.08), 0.3, 0, 0.62);

    /// <summary>A flute, which plays the tune when nobody sings.</summary>
    public static Timbre Flute { get; } = new(
        "flute", k => k switch { 1 => 1, 2 => 0.35, 3 => 0.16, 4 => 0.05, _ => 0 }, new Envelope(0.05, 0.5, 0.85, 0.12), 30, 0, 0.5);

    /// <summary>The timbre of an instrument.</summary>
    public static Timbre Of(Instrument instrument) => instrument switch
    {
        Instrument.Guitar => Guitar,
        Instrument.Strings => Strings,
        Instrument.Organ => Organ,
        Instrument.Bells => Bells,
        Instrument.ElectricPiano => ElectricPiano,
        Instrument.Synth => Synth,
        Instrument.Pad => Pad,
        _ => Piano,
    };
}
