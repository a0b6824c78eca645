namespace AimlMusic.Sandbox;

/// <summary>How the bytes of an answer's body are encoded.</summary>
public enum FaultEncoding
{
    /// <summary>Content-Encoding gzip.</summary>
    Gzip,

    /// <summary>Content-Encoding deflate, as RFC 9110 has it: in the zlib format.</summary>
    Deflate,

    /// <summary>Content-Encoding deflate, as some servers have it: without the zlib format.</summary>
    RawDeflate,

    /// <summary>Content-Encoding br.</summary>
    Brotli,

    /// <summary>UTF-8 with a byte-order mark.</summary>
    Utf8Bom,

    /// <summary>UTF-16, little-endian, with a byte-order mark.</summary>
    Utf16,

    /// <summary>UTF-16, big-endian, without a byte-order mark.</summary>
    Utf16BigEndian,
}
