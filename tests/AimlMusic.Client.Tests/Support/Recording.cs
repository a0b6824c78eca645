using System.Buffers.Binary;

namespace AimlMusic.Tests.Support;

/// <summary>Recordings of silence, of any length and size: wav files of one channel and eight bits.</summary>
internal static class Recording
{
    private const int Rate = 8000;
    private const int HeaderLength = 44;

    public static byte[] Wav(double seconds) => [.. Header((uint)(seconds * Rate), Rate), .. new byte[(int)(seconds * Rate)]];

    /// <summary>Writes one; beyond its header it takes no room on the disk.</summary>
    public static string Write(TempFolder folder, double seconds, string name = "reference.wav", int byteRate = 16000)
    {
        var path = folder.Put(name, "");
        var length = (uint)(seconds * byteRate);
        using var file = File.OpenWrite(path);
        file.Write(Header(length, (uint)byteRate));
        file.SetLength(HeaderLength + length);
        return path;
    }

    private static byte[] Header(uint length, uint rate)
    {
        var header = new byte[HeaderLength];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), length + HeaderLength - 8);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), rate);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), rate);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), 8);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), length);
        return header;
    }
}
