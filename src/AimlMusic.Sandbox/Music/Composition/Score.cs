namespace AimlMusic.Sandbox.Music;

/// <summary>A song written down.</summary>
/// <param name="Style">The style.</param>
/// <param name="Seed">The seed of all choices left to the rendering.</param>
/// <param name="Bars">The bars before the final chord.</param>
/// <param name="Notes">The notes of all parts.</param>
internal sealed record Score(SongStyle Style, ulong Seed, int Bars, IReadOnlyList<ScoreNote> Notes);
