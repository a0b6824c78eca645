using System.Security.Cryptography;
using System.Text;

namespace AimlMusic.Core;

/// <summary>Formats hashes in hexadecimal.</summary>
internal static class Hex
{
    /// <summary>The SHA-256 of a text, in 64 hexadecimal digits.</summary>
    public static string Sha256Of(string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return hash.ToHex();
    }

    public static string ToHex(this IncrementalHash hash) => hash.GetHashAndReset().ToHex();

    public static string ToHex(this byte[] hash)
    {
        const string Digits = "0123456789abcdef";
        var text = new char[hash.Length * 2];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Digits[(i & 1) == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 0xF];
        }

        return new string(text);
    }
}
