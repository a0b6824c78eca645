using System.Buffers.Binary;

namespace AimlMusic.Sandbox;

/// <summary>Samples as bytes: 16 bits, little-endian, the two channels in turn.</summary>
internal static class SampleBytes
{
    public static int SizeOf(int samples) => samples * sizeof(short);

    public static byte[] Of(short[] samples)
    {
        var bytes = new byte[SizeOf(samples.Length)];
        Write(samples, bytes);
        return bytes;
    }

    public static void Write(short[] samples, Span<byte> target)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(target.Slice(i * 2), samples[i]);
        }
    }
}
