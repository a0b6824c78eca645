using System.Buffers.Binary;

namespace AimlMusic.Album.Waveforms;

/// <summary>Reads the samples of a WAV file: PCM of 8 to 32 bits, or floating point.</summary>
internal static class WavSamples
{
    private const int LeastFormat = 16;
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;
    private const int SubFormatAt = 24;
    private const int BufferSize = 64 * 1024;

    /// <summary>Measures all samples; returns false if the format is not supported.</summary>
    public static bool Measure(Stream file, LevelMeter meter, CancellationToken cancellationToken)
    {
        if (RiffChunks.Find(file, "fmt ") is not { Length: >= LeastFormat } chunk || WavHeader.FindData(file) is not { } data)
        {
            return false;
        }

        var format = new byte[Math.Min(chunk.Length, SubFormatAt + 2)];
        if (!file.ReadAt(chunk.Content, format, format.Length))
        {
            return false;
        }

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        tag = tag == Extensible && format.Length >= SubFormatAt + 2 ? BinaryPrimitives.ReadUInt16LittleEndian(format.AsSpan(SubFormatAt)) : tag;
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format.AsSpan(2));
        var block = BinaryPrimitives.ReadUInt16LittleEndian(format.AsSpan(12));
        var width = channels > 0 && block % channels == 0 ? block / channels : 0;
        if (Converter(tag, width) is not { } convert)
        {
            return false;
        }

        var buffer = new byte[BufferSize / block * block];
        file.Seek(data.At, SeekOrigin.Begin);
        for (var left = data.Length; left >= block;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = file.ReadFully(buffer, (int)Math.Min(left, buffer.Length)) / block;
            if (count == 0)
            {
                break;
            }

            left -= (long)count * block;
            for (var i = 0; i < count; i++)
            {
                meter.Add(Energy(buffer.AsSpan(i * block, block), width, channels, convert));
            }
        }

        return true;
    }

    private delegate double Conversion(ReadOnlySpan<byte> sample);

    private static double Energy(ReadOnlySpan<byte> block, int width, int channels, Conversion convert)
    {
        double energy = 0;
        for (var channel = 0; channel < channels; channel++)
        {
            var sample = convert(block[(channel * width)..]);
            energy += sample * sample;
        }

        // A damaged floating-point sample must not hide all others.
        return double.IsNaN(energy) || double.IsInfinity(energy) ? 0 : energy / channels;
    }

    private static Conversion? Converter(int tag, int width) => (tag, width) switch
    {
        (Pcm, 1) => sample => (sample[0] - 128) / 128.0,
        (Pcm, 2) => sample => BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768.0,
        (Pcm, 3) => sample => (sample[0] | (sample[1] << 8) | ((sbyte)sample[2] << 16)) / 8388608.0,
        (Pcm, 4) => sample => BinaryPrimitives.ReadInt32LittleEndian(sample) / 2147483648.0,
        (Float, 4) => sample => Single(BinaryPrimitives.ReadInt32LittleEndian(sample)),
        (Float, 8) => sample => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(sample)),
        _ => null,
    };

    private static double Single(int bits) =>
#if NET
        BitConverter.Int32BitsToSingle(bits);
#else
        BitConverter.ToSingle(BitConverter.GetBytes(bits), 0);
#endif
}
