namespace AimlMusic.Audio;

/// <summary>A chunk of a RIFF or AIFF file.</summary>
/// <param name="Id">The four letters of the id.</param>
/// <param name="At">The position of its header.</param>
/// <param name="Length">The length of its content in its header, without padding. It can be longer than the file.</param>
internal readonly record struct RiffChunk(string Id, long At, long Length)
{
    public const int HeaderSize = 8;

    /// <summary>The position of its content.</summary>
    public long Content => At + HeaderSize;

    /// <summary>The position of the next chunk, which is even.</summary>
    public long Next => Content + Length + (Length & 1);
}
