using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>A RIFF file of 16-bit stereo with a comment about its source.</summary>
internal static class WavFile
{
    /// <summary>The comment in every file.</summary>
    public const string Comment = "Made by the AimlMusic sandbox; not a product of AI/ML API";

    private const short Channels = 2;
    private const short BytesPerSample = 2;

    public static int SizeOf(int samples, string? title) => SizeOf(samples, Info(title));

    public static byte[] Create(short[] samples, int sampleRate, string? title)
    {
        var info = Info(title);
        var dataLength = samples.Length * BytesPerSample;
        var file = new byte[SizeOf(samples.Length, info)];

        var rest = Tag(file, "RIFF", file.Length - 8);
        rest = Text(rest, "WAVE");
        rest = Format(rest, sampleRate);
        rest = Tag(rest, "LIST", info.Length);
        info.CopyTo(rest);
        rest = Tag(rest.Slice(info.Length), "data", dataLength);
        SampleBytes.Write(samples, rest);
        return file;
    }

    private static int SizeOf(int samples, byte[] info) => 12 + 24 + 8 + info.Length + 8 + (samples * BytesPerSample);

    private static Span<byte> Format(Span<byte> target, int sampleRate)
    {
        target = Tag(target, "fmt ", 16);
        BinaryPrimitives.WriteInt16LittleEndian(target, 1); // plain PCM
        BinaryPrimitives.WriteInt16LittleEndian(target.Slice(2), Channels);
        BinaryPrimitives.WriteInt32LittleEndian(target.Slice(4), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(target.Slice(8), sampleRate * Channels * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(target.Slice(12), Channels * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(target.Slice(14), 8 * BytesPerSample);
        return target.Slice(16);
    }

    private static byte[] Info(string? title)
    {
        byte[] entries = [.. Encoding.ASCII.GetBytes("INFO"), .. Entry("ICMT", Comment)];
        return string.IsNullOrEmpty(title) ? entries : [.. entries, .. Entry("INAM", title!)];
    }

    /// <summary>A text that ends with a zero, in a chunk of even length.</summary>
    private static byte[] Entry(string name, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        var length = text.Length + 1;
        var chunk = new byte[8 + length + (length % 2)];
        text.CopyTo(Tag(chunk, name, length));
        return chunk;
    }

    private static Span<byte> Tag(Span<byte> target, string name, int length)
    {
        target = Text(target, name);
        BinaryPrimitives.WriteInt32LittleEndian(target, length);
        return target.Slice(4);
    }

    private static Span<byte> Text(Span<byte> target, string text)
    {
        Encoding.ASCII.GetBytes(text).CopyTo(target);
        return target.Slice(text.Length);
    }
}
