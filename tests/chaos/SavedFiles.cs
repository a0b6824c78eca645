using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AimlMusic.Chaos;

/// <summary>What stands in the folder of songs.</summary>
internal sealed class SavedFiles
{
    private const string PartialExtension = ".partial";
    private const int RiffHeader = 8;

    private SavedFiles(IReadOnlyList<string> songs, int partials)
    {
        Songs = songs;
        Partials = partials;
    }

    /// <summary>Everything under a final name.</summary>
    public IReadOnlyList<string> Songs { get; }

    /// <summary>What killed workers left under names that say so.</summary>
    public int Partials { get; }

    public static SavedFiles In(string folder)
    {
        var files = Directory.GetFiles(folder);
        return new(
            [.. files.Where(file => Path.GetExtension(file) != PartialExtension)],
            files.Count(file => Path.GetExtension(file) == PartialExtension));
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether a WAV file is as long as its own header says.</summary>
    public static bool IsWhole(byte[] bytes) =>
        bytes.Length > RiffHeader
        && Encoding.ASCII.GetString(bytes, 0, 4) == "RIFF"
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)) == bytes.Length - RiffHeader;
}
