using System.Security.Cryptography;

namespace AimlMusic.Core;

/// <summary>The digest of a file that is there.</summary>
internal static class FileDigest
{
    /// <summary>The SHA-256 in lower-case hexadecimal. A file that cannot be read has none, and that is an error, not another digest.</summary>
    /// <exception cref="IOException">It cannot be read, perhaps because somebody holds it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string Sha256(string path)
    {
        using var stream = RegularFile.OpenRead(path);
        return Sha256(stream);
    }

    /// <summary>The same, of a stream from where it stands.</summary>
    public static string Sha256(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            hash.AppendData(buffer, 0, count);
        }

        return hash.ToHex();
    }
}
