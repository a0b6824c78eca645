using System.Buffers.Binary;

namespace AimlMusic.Album.Tests.Support;

/// <summary>WAV files of known signals.</summary>
internal static class WavFile
{
    /// <summary>A tone whose amplitude changes from second to second, as 16-bit samples.</summary>
    public static byte[] Tone(int rate, params double[] amplitudes) =>
        Pcm(rate, 1, 16, amplitudes.SelectMany(amplitude => Enumerable.Range(0, rate).Select(i => amplitude * Math.Sin(2 * Math.PI * 440 * i / rate))));

    /// <summary>Samples of -1 to 1.</summary>
    public static byte[] Pcm(int rate, int channels, int bits, IEnumerable<double> samples, bool isFloat = false, bool isExtensible = false)
    {
        var width = bits / 8;
        var data = samples.SelectMany(sample => Encode(sample, bits, isFloat)).ToArray();
        var format = new byte[isExtensible ? 40 : 16];
        var tag = (ushort)(isFloat ? 3 : 1);
        BinaryPrimitives.WriteUInt16LittleEndian(format, isExtensible ? (ushort)0xFFFE : tag);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), rate * channels * width);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(channels * width));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)bits);
        if (isExtensible)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(24), tag);
        }

        return [.. "RIFF"u8, .. Length(4 + 8 + format.Length + 8 + data.Length), .. "WAVE"u8, .. "fmt "u8, .. Length(format.Length), .. format, .. "data"u8, .. Length(data.Length), .. data];
    }

    private static byte[] Encode(double sample, int bits, bool isFloat) => (bits, isFloat) switch
    {
        (8, _) => [(byte)Math.Round(128 + (127 * sample))],
        (16, _) => BitConverter.GetBytes((short)Math.Round(32767 * sample)),
        (24, _) => BitConverter.GetBytes((int)Math.Round(8388607 * sample))[..3],
        (32, true) => BitConverter.GetBytes((float)sample),
        (32, false) => BitConverter.GetBytes((int)Math.Round(2147483647 * sample)),
        _ => BitConverter.GetBytes(sample),
    };

    private static byte[] Length(int length) => BitConverter.GetBytes(length);
}
