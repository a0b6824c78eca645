namespace AimlMusic.Saving;

/// <summary>A piece of a file as it was served.</summary>
/// <param name="At">Where in the tagged file it stands.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Bytes">The bytes themselves, where they stand there no more.</param>
internal readonly record struct OriginalPiece(long At, long Length, byte[]? Bytes = null);
