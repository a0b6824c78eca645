using System.Security.Cryptography;

namespace AimlMusic;

/// <summary>The digest of a file that is there.</summary>
internal static class FileDigest
{
    /// <summary>The SHA-256 in lower-case hexadecimal; null where the file cannot be read or has another length.</summary>
    public static string? Sha256(string path, long? length = null)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (length is not null && stream.Length != length)
            {
                return null;
            }

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                hash.AppendData(buffer, 0, count);
            }

            return hash.ToHex();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
