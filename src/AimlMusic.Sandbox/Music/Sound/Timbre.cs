namespace AimlMusic.Sandbox.Music;

/// <summary>The sound of an instrument.</summary>
/// <param name="Name">Tells tables of different timbres apart.</param>
/// <param name="AmplitudeOf">The amplitude of each partial at its brightest.</param>
/// <param name="Envelope">The loudness in time.</param>
/// <param name="BrightSeconds">How long the upper partials last; strings that are struck or plucked lose them first.</param>
/// <param name="DetuneCents">How far apart two players are; 0 is one player.</param>
/// <param name="Gain">Its level in the mix.</param>
internal sealed record Timbre(
    string Name,
    Func<int, double> AmplitudeOf,
    Envelope Envelope,
    double BrightSeconds,
    double DetuneCents,
    double Gain);
