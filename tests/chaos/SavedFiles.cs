using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AimlMusic.Chaos;

/// <summary>The files in the folder of songs.</summary>
internal sealed class SavedFiles
{
    private const string PartialExtension = ".partial";
    private const string SidecarExtension = ".json";
    private const int ChunkHeader = 8;
    private const int FirstChunk = 12;

    private SavedFiles(IReadOnlyList<string> songs, int partials)
    {
        Songs = songs;
        Partials = partials;
    }

    /// <summary>All files with a final name.</summary>
    public IReadOnlyList<string> Songs { get; }

    /// <summary>The partial files that killed workers left.</summary>
    public int Partials { get; }

    public static SavedFiles In(string folder)
    {
        var files = Directory.GetFiles(folder);
        return new(
            [.. files.Where(file => Path.GetExtension(file) is not (PartialExtension or SidecarExtension))],
            files.Count(file => Path.GetExtension(file) == PartialExtension));
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether a WAV file has the length in its header.</summary>
    public static bool IsWhole(byte[] bytes) =>
        bytes.Length > ChunkHeader
        && Encoding.ASCII.GetString(bytes, 0, 4) == "RIFF"
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)) == bytes.Length - ChunkHeader;

    /// <summary>The samples of a WAV file, without tags.</summary>
    public static byte[] Samples(byte[] bytes)
    {
        for (long at = FirstChunk; at + ChunkHeader <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)at + 4));
            if (Encoding.ASCII.GetString(bytes, (int)at, 4) == "data" && at + ChunkHeader + length <= bytes.Length)
            {
                return bytes.AsSpan((int)at + ChunkHeader, (int)length).ToArray();
            }

            at += ChunkHeader + length + (length & 1);
        }

        return [];
    }
}
