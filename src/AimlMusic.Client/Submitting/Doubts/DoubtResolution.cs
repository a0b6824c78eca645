namespace AimlMusic.Submitting;

/// <summary>The result of resolving a submit in doubt.</summary>
/// <param name="IsDecided">Whether the outcome is certain.</param>
/// <param name="Song">The song, if it was accepted.</param>
internal readonly record struct DoubtResolution(bool IsDecided, MusicGeneration? Song);
