namespace AimlMusic.Saving;

/// <summary>A chunk of a RIFF file.</summary>
/// <param name="Id">The four letters of the id.</param>
/// <param name="At">The position of its header.</param>
/// <param name="Length">The length of its content, without padding.</param>
internal readonly record struct RiffChunk(string Id, long At, long Length)
{
    public const int HeaderSize = 8;

    /// <summary>The position of the next chunk, which is even.</summary>
    public long Next => At + HeaderSize + Length + (Length & 1);
}
