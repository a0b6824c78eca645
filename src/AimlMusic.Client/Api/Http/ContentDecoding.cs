using System.IO.Compression;
using System.Net.Http.Headers;

namespace AimlMusic.Api;

/// <summary>
/// Undoes the encodings that an answer announces, asked for or not (RFC 9110, 8.4). .NET Framework has no Brotli.
/// </summary>
internal static class ContentDecoding
{
    private const int ZlibMethod = 8;

    /// <summary>Whether the bytes on the way are others than those that are meant, so that a length or a digest of them says nothing.</summary>
    public static bool IsEncoded(this HttpContent content) => Encodings(content.Headers).Any();

    /// <summary>Opens a body as it is meant.</summary>
    /// <exception cref="InvalidDataException">It is encoded in a way that cannot be undone here. Nothing was read.</exception>
    public static async Task<Stream> OpenDecodedAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        foreach (var encoding in Encodings(content.Headers).Reverse())
        {
#pragma warning disable CA2000 // Who has the outermost has them all.
            stream = encoding switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "deflate" => await InflateAsync(stream, cancellationToken).ConfigureAwait(false),
#if NET
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
#endif
                _ => throw new InvalidDataException($"the answer has the content encoding '{SanitizeForTerminal.Of(encoding, 20)}', which is not supported"),
            };
#pragma warning restore CA2000
        }

        return stream;
    }

    private static IEnumerable<string> Encodings(HttpContentHeaders headers) =>
        headers.ContentEncoding.Select(encoding => encoding.Trim().ToLowerInvariant()).Where(encoding => encoding.Length > 0 && encoding != "identity");

    // The standard means the zlib format by it; some servers leave that out.
    private static async Task<Stream> InflateAsync(Stream stream, CancellationToken cancellationToken)
    {
        PeekedStream peeked = new(stream);
        var head = await peeked.PeekAsync(2, cancellationToken).ConfigureAwait(false);
        if (head.Length == 2 && (head[0] & 0x0f) == ZlibMethod && ((head[0] << 8) | head[1]) % 31 == 0)
        {
            peeked.Skip(2);
        }

        return new DeflateStream(peeked, CompressionMode.Decompress);
    }
}
