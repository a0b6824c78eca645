namespace AimlMusic.Saving;

/// <summary>A chunk of a RIFF file.</summary>
/// <param name="Id">Its four letters.</param>
/// <param name="At">Where its header stands.</param>
/// <param name="Length">The length of what follows the header, without the byte that makes it even.</param>
internal readonly record struct RiffChunk(string Id, long At, long Length)
{
    public const int HeaderSize = 8;

    /// <summary>Where the next chunk begins: at an even place.</summary>
    public long Next => At + HeaderSize + Length + (Length & 1);
}
