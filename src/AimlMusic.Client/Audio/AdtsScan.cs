namespace AimlMusic.Audio;

/// <summary>Frames of AAC in ADTS. Source: ISO/IEC 14496-3, 1.A.2.</summary>
internal static class AdtsScan
{
    private const int HeaderLength = 7;
    private const int ReservedRate = 13;

    /// <summary>Whether bytes are the header of a frame: twelve sync bits, layer 0 and a valid sample rate.</summary>
    public static bool IsFrame(byte[] bytes, int length) =>
        length >= 3 && bytes[0] == 0xff && (bytes[1] & 0xf6) == 0xf0 && ((bytes[2] >> 2) & 0xf) < ReservedRate;

    /// <summary>Whether the file begins with a frame that is not empty.</summary>
    public static bool HasFrame(Stream file)
    {
        var header = new byte[HeaderLength];
        if (!file.ReadAt(0, header, HeaderLength) || !IsFrame(header, HeaderLength))
        {
            return false;
        }

        var length = ((header[3] & 3) << 11) | (header[4] << 3) | (header[5] >> 5);
        return length > HeaderLength && file.Length > HeaderLength;
    }
}
