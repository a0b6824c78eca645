using System.Buffers.Binary;

namespace AimlMusic.Tests.Support;

/// <summary>Recordings of silence, of any length and size.</summary>
internal static class Recording
{
    private const int HeaderLength = 44;

    /// <summary>Writes a wav file that plays for so long; beyond its header it takes no room on the disk.</summary>
    public static string Write(TempFolder folder, double seconds, string name = "reference.wav", int byteRate = 16000)
    {
        var path = folder.Put(name, "");
        var length = (uint)(seconds * byteRate);
        var header = new byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), length + HeaderLength - 8);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), (uint)byteRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), (uint)byteRate);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), 8);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), length);
        using var file = File.OpenWrite(path);
        file.Write(header);
        file.SetLength(HeaderLength + length);
        return path;
    }
}
