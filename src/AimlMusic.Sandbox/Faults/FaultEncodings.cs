using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>Encodes the body of an answer.</summary>
internal static class FaultEncodings
{
    public static async Task ApplyAsync(HttpResponseMessage answer, FaultEncoding encoding)
    {
        using var content = answer.Content;
        var bytes = await content.ReadAsByteArrayAsync().ConfigureAwait(false);
        ByteArrayContent encoded = new(Encode(bytes, encoding));
        foreach (var header in content.Headers.Where(header => header.Key != "Content-Length"))
        {
            encoded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (Name(encoding) is { } name)
        {
            encoded.Headers.ContentEncoding.Add(name);
        }
        else
        {
            encoded.Headers.ContentType = new MediaTypeHeaderValue(content.Headers.ContentType?.MediaType ?? "application/json");
        }

        answer.Content = encoded;
    }

    private static string? Name(FaultEncoding encoding) => encoding switch
    {
        FaultEncoding.Gzip => "gzip",
        FaultEncoding.Deflate or FaultEncoding.RawDeflate => "deflate",
        FaultEncoding.Brotli => "br",
        _ => null,
    };

    private static byte[] Encode(byte[] bytes, FaultEncoding encoding) => encoding switch
    {
        FaultEncoding.Gzip => Pack(bytes, packed => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)),
#if NET
        FaultEncoding.Deflate => Pack(bytes, packed => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)),
        FaultEncoding.Brotli => Pack(bytes, packed => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)),
#endif
        FaultEncoding.RawDeflate => Pack(bytes, packed => new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)),
        FaultEncoding.Utf8Bom => [.. Encoding.UTF8.GetPreamble(), .. bytes],
        FaultEncoding.Utf16 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))],
        FaultEncoding.Utf16BigEndian => Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(bytes)),
        _ => throw new PlatformNotSupportedException($"{encoding} needs .NET."),
    };

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> open)
    {
        using MemoryStream packed = new();
        using (var packing = open(packed))
        {
            packing.Write(bytes, 0, bytes.Length);
        }

        return packed.ToArray();
    }
}
