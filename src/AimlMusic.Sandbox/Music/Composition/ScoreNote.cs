namespace AimlMusic.Sandbox.Music;

/// <summary>One note of the score.</summary>
/// <param name="Part">Who plays it.</param>
/// <param name="Beat">When, in beats since the song began.</param>
/// <param name="Beats">How long, in beats.</param>
/// <param name="Note">The MIDI note; of no meaning for drums.</param>
/// <param name="Loudness">0 to 1.</param>
/// <param name="Position">Where on the stage: -1 is left, 1 is right.</param>
/// <param name="Syllable">What is sung on it.</param>
internal readonly record struct ScoreNote(
    Part Part, double Beat, double Beats, int Note, double Loudness, double Position = 0, Syllable Syllable = default);
