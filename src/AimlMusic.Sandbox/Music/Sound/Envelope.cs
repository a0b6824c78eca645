namespace AimlMusic.Sandbox.Music;

/// <summary>How loud a note is from its attack to its release.</summary>
/// <param name="Attack">Seconds to full loudness.</param>
/// <param name="Decay">Seconds in which it falls most of the way to the sustained level.</param>
/// <param name="Sustain">The sustained level, 0 to 1.</param>
/// <param name="Release">Seconds to silence after the note ends.</param>
internal readonly record struct Envelope(double Attack, double Decay, double Sustain, double Release);
