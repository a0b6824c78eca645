using System.Buffers.Binary;

namespace AimlMusic.Sandbox;

/// <summary>The duration of a WAV or MP3 file, estimated from its first headers.</summary>
internal static class RecordingLength
{
    private static readonly int[] _bitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] _lowBitRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    /// <summary>The duration in seconds; null if the file is neither.</summary>
    public static double? Seconds(ReadOnlySpan<byte> file) =>
        Starts(file, "RIFF") && file.Length >= 12 && Starts(file.Slice(8), "WAVE") ? WavSeconds(file.Slice(12)) : Mp3Seconds(file);

    private static double? WavSeconds(ReadOnlySpan<byte> chunks)
    {
        var byteRate = 0;
        while (chunks.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunks.Slice(4));
            if (Starts(chunks, "fmt ") && chunks.Length >= 24)
            {
                byteRate = BinaryPrimitives.ReadInt32LittleEndian(chunks.Slice(16));
            }
            else if (Starts(chunks, "data") && byteRate > 0)
            {
                return Math.Min(length, chunks.Length - 8) / (double)byteRate;
            }

            var next = 8 + (long)length + (length & 1);
            chunks = next >= chunks.Length ? default : chunks.Slice((int)next);
        }

        return null;
    }

    // A constant bit rate is assumed, which is exact enough for the limits.
    private static double? Mp3Seconds(ReadOnlySpan<byte> file)
    {
        if (Starts(file, "ID3") && file.Length > 10)
        {
            var tag = 10 + ((file[6] << 21) | (file[7] << 14) | (file[8] << 7) | file[9]);
            file = tag >= file.Length ? default : file.Slice(tag);
        }

        if (file.Length < 4 || file[0] != 0xff || (file[1] & 0xe6) != 0xe2)
        {
            return null;
        }

        var rates = (file[1] & 0x18) == 0x18 ? _bitRates : _lowBitRates;
        var index = file[2] >> 4;
        return index is 0 or 15 ? null : file.Length * 8.0 / (rates[index] * 1000);
    }

    private static bool Starts(ReadOnlySpan<byte> bytes, string mark)
    {
        if (bytes.Length < mark.Length)
        {
            return false;
        }

        for (var i = 0; i < mark.Length; i++)
        {
            if (bytes[i] != mark[i])
            {
                return false;
            }
        }

        return true;
    }
}
