namespace AimlMusic.Submitting;

/// <summary>What became of a submit in doubt.</summary>
/// <param name="IsDecided">Whether that is certain.</param>
/// <param name="Song">The song, where it was taken.</param>
internal readonly record struct DoubtResolution(bool IsDecided, MusicGeneration? Song);
