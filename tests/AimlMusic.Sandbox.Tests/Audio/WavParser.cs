using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Sandbox.Tests;

/// <summary>Reads the chunks of a RIFF file, strictly.</summary>
internal static class WavParser
{
    public static Dictionary<string, byte[]> Chunks(ReadOnlySpan<byte> file)
    {
        Assert.Equal("RIFF", Encoding.ASCII.GetString(file[..4]));
        Assert.Equal(file.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(file[4..]));
        Assert.Equal("WAVE", Encoding.ASCII.GetString(file[8..12]));
        return Read(file[12..]);
    }

    public static Dictionary<string, string> Info(byte[] list)
    {
        Assert.Equal("INFO", Encoding.ASCII.GetString(list.AsSpan(0, 4)));
        return Read(list.AsSpan(4)).ToDictionary(entry => entry.Key, entry =>
        {
            Assert.Equal(0, entry.Value[^1]);
            return Encoding.UTF8.GetString(entry.Value.AsSpan(0, entry.Value.Length - 1));
        });
    }

    private static Dictionary<string, byte[]> Read(ReadOnlySpan<byte> rest)
    {
        var chunks = new Dictionary<string, byte[]>();
        while (rest.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            chunks.Add(Encoding.ASCII.GetString(rest[..4]), rest.Slice(8, length).ToArray());
            rest = rest[(8 + length + (length % 2))..];
        }

        return chunks;
    }
}
