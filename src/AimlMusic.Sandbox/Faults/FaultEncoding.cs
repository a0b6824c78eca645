namespace AimlMusic.Sandbox;

/// <summary>The encoding of the body of an answer.</summary>
public enum FaultEncoding
{
    /// <summary>Content-Encoding gzip.</summary>
    Gzip,

    /// <summary>Content-Encoding deflate according to RFC 9110, in the zlib format.</summary>
    Deflate,

    /// <summary>Content-Encoding deflate as some servers send it, without the zlib format.</summary>
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
