using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>The source of everything that looks random in the sandbox. Two sandboxes with the same seed are equal.</summary>
internal sealed class SandboxSeed(int seed)
{
    private const string NanoAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private readonly byte[] _key = Encoding.UTF8.GetBytes("AimlMusic.Sandbox/" + seed.ToString(CultureInfo.InvariantCulture));

    public byte[] Bytes(string text)
    {
        using var mac = new HMACSHA256(_key);
        return mac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    public string Hex(string text) => ToHex(Bytes(text));

    public int Number(string text) => BitConverter.ToInt32(Bytes(text), 0) & int.MaxValue;

    /// <summary>A version 4 UUID.</summary>
    public string Uuid(string text)
    {
        var hex = Hex(text);
        var variant = "89ab"[hex[16] % 4];
        return $"{hex.Substring(0, 8)}-{hex.Substring(8, 4)}-4{hex.Substring(13, 3)}-{variant}{hex.Substring(17, 3)}-{hex.Substring(20, 12)}";
    }

    /// <summary>21 characters of <c>A-Za-z0-9_-</c>.</summary>
    public string NanoId(string text)
    {
        var bytes = Bytes(text);
        var id = new char[21];
        for (var i = 0; i < id.Length; i++)
        {
            id[i] = NanoAlphabet[bytes[i] % 64];
        }

        return new string(id);
    }

    private static string ToHex(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var value in bytes)
        {
            text.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
