using System.Globalization;
using System.Security.Cryptography;

namespace AimlMusic;

/// <summary>A hash as people write it.</summary>
internal static class HashText
{
    public static string ToHex(this IncrementalHash hash) => hash.GetHashAndReset().ToHex();

    public static string ToHex(this byte[] hash) =>
        string.Concat(hash.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
