namespace AimlMusic.Saving;

/// <summary>The header of ten bytes at the start of an ID3v2 tag. Source: https://id3.org/id3v2.4.0-structure, section 3.1.</summary>
/// <param name="Version">2, 3 or 4.</param>
/// <param name="Flags">The flags, whose meaning depends on the version.</param>
/// <param name="BodyLength">The number of bytes that follow, without a footer.</param>
internal readonly record struct Id3Header(int Version, int Flags, int BodyLength)
{
    public const int Size = 10;

    /// <summary>The greatest length in four times seven bits.</summary>
    public const int MostLength = (1 << 28) - 1;

    public bool IsUnsynchronised => (Flags & 0x80) != 0;

    public bool HasExtension => Version > 2 && (Flags & 0x40) != 0;

    /// <summary>The length of the whole tag.</summary>
    public int TotalLength => Size + BodyLength + (Version == 4 && (Flags & 0x10) != 0 ? Size : 0);

    /// <summary>The header, or null if there is none.</summary>
    /// <exception cref="UntaggableException">The header is damaged.</exception>
    public static Id3Header? Parse(ReadOnlySpan<byte> head)
    {
        if (head.Length < 3 || head[0] != 'I' || head[1] != 'D' || head[2] != '3')
        {
            return null;
        }

        return head.Length >= Size && head[3] != 0xff && head[4] != 0xff && ReadLength(head[6..]) is { } length
            ? new Id3Header(head[3], head[5], length)
            : throw Id3Reader.Broken();
    }

    /// <summary>Reads seven bits per byte; null if a byte has eight.</summary>
    public static int? ReadLength(ReadOnlySpan<byte> bytes) =>
        ((bytes[0] | bytes[1] | bytes[2] | bytes[3]) & 0x80) != 0 ? null : (bytes[0] << 21) | (bytes[1] << 14) | (bytes[2] << 7) | bytes[3];

    public static byte[] WriteLength(long length) => length <= MostLength
        ? [(byte)(length >> 21), (byte)((length >> 14) & 0x7f), (byte)((length >> 7) & 0x7f), (byte)(length & 0x7f)]
        : throw new UntaggableException("its tag would be larger than ID3 allows");
}
