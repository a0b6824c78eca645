using System.Security.Cryptography;

namespace AimlMusic.Core;

/// <summary>Computes the digest of a file.</summary>
internal static class FileDigest
{
    /// <summary>Computes the SHA-256 in lower-case hexadecimal.</summary>
    /// <exception cref="IOException">It cannot be read, for example because another process uses it.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static string Sha256(string path)
    {
        using var stream = RegularFile.OpenRead(path);
        return Sha256(stream);
    }

    /// <summary>Computes the SHA-256 of a stream from its current position.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">The number of bytes; fewer if the stream ends before.</param>
    public static string Sha256(Stream stream, long length = long.MaxValue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(buffer, 0, (int)Math.Min(length, buffer.Length))) > 0)
        {
            hash.AppendData(buffer, 0, count);
            length -= count;
        }

        return hash.ToHex();
    }
}
