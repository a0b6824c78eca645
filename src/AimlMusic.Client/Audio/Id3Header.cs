namespace AimlMusic.Audio;

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

    /// <summary>Whether bytes begin with the mark of a tag.</summary>
    public static bool IsAt(ReadOnlySpan<byte> bytes) => bytes.StartsWith("ID3"u8);

    /// <summary>The header at the start of these bytes; null if there is none, or if it is damaged.</summary>
    public static Id3Header? Parse(ReadOnlySpan<byte> bytes) =>
        IsAt(bytes) && bytes.Length >= Size && bytes[3] != 0xff && bytes[4] != 0xff && ReadLength(bytes[6..]) is { } length
            ? new Id3Header(bytes[3], bytes[5], length)
            : null;

    /// <summary>Reads seven bits per byte; null if a byte has eight.</summary>
    public static int? ReadLength(ReadOnlySpan<byte> bytes) =>
        ((bytes[0] | bytes[1] | bytes[2] | bytes[3]) & 0x80) != 0 ? null : (bytes[0] << 21) | (bytes[1] << 14) | (bytes[2] << 7) | bytes[3];

    /// <summary>Writes seven bits per byte.</summary>
    public static byte[] WriteLength(int length) => length <= MostLength
        ? [(byte)(length >> 21), (byte)((length >> 14) & 0x7f), (byte)((length >> 7) & 0x7f), (byte)(length & 0x7f)]
        : throw new ArgumentOutOfRangeException(nameof(length));
}
