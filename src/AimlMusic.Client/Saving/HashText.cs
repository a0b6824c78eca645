using System.Globalization;
using System.Security.Cryptography;

namespace AimlMusic;

/// <summary>A hash as people write it.</summary>
internal static class HashText
{
    public static string ToHex(this IncrementalHash hash) =>
        string.Concat(hash.GetHashAndReset().Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
