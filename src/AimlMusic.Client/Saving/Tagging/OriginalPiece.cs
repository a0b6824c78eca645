namespace AimlMusic.Saving;

/// <summary>A piece of a file as served.</summary>
/// <param name="At">The position in the tagged file.</param>
/// <param name="Length">The length.</param>
/// <param name="Bytes">The bytes, if they are no longer at that position.</param>
internal readonly record struct OriginalPiece(long At, long Length, byte[]? Bytes = null);
