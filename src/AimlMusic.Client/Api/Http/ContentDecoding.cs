using System.IO.Compression;
using System.Net.Http.Headers;

namespace AimlMusic.Api;

/// <summary>
/// Decodes the content encodings of an answer, requested or not (RFC 9110, 8.4). .NET Framework has no Brotli.
/// </summary>
internal static class ContentDecoding
{
    private const int ZlibMethod = 8;

    /// <summary>Whether the body is encoded, so that a length or a digest of the received bytes says nothing about the content.</summary>
    public static bool IsEncoded(this HttpContent content) => Encodings(content.Headers).Any();

    /// <summary>Opens the decoded body.</summary>
    /// <exception cref="InvalidDataException">The encoding is not supported. Nothing was read.</exception>
    public static async Task<Stream> OpenDecodedAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        foreach (var encoding in Encodings(content.Headers).Reverse())
        {
#pragma warning disable CA2000 // The outermost stream disposes of the others.
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

    // According to the standard, this is the zlib format; some servers send raw deflate data.
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
