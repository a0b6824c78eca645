using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>An MP3 file: a tag with the source, a frame with the duration, and the sound.</summary>
internal static class Mp3File
{
    private const byte Utf8 = 3;

    public static int SizeOf(int samples, Mp3Format format, string? title) => Tag(title).Length + ((format.FramesFor(samples) + 1) * format.FrameSize);

    public static byte[] Create(short[] stereo, Mp3Format format, string? title)
    {
        var samples = stereo.Length / 2;
        var file = new byte[SizeOf(samples, format, title)];
        var tag = Tag(title);
        tag.CopyTo(file, 0);
        Mp3Encoder encoder = new(format);
        var frames = format.FramesFor(samples);
        encoder.InfoFrame(frames).CopyTo(file, tag.Length);
        for (var i = 0; i < frames; i++)
        {
            encoder.EncodeFrame(stereo, i * format.SamplesPerFrame, file.AsSpan(tag.Length + ((i + 1) * format.FrameSize)));
        }

        return file;
    }

    /// <summary>ID3v2.4 with a comment, and a title where there is one.</summary>
    private static byte[] Tag(string? title)
    {
        byte[] comment = [Utf8, .. Encoding.ASCII.GetBytes("eng"), 0, .. Encoding.UTF8.GetBytes(WavFile.Comment)];
        byte[] frames = [.. string.IsNullOrEmpty(title) ? [] : Frame("TIT2", [Utf8, .. Encoding.UTF8.GetBytes(title!)]), .. Frame("COMM", comment)];
        return [.. Encoding.ASCII.GetBytes("ID3"), 4, 0, 0, .. SyncSafe(frames.Length), .. frames];
    }

    private static byte[] Frame(string name, byte[] body) => [.. Encoding.ASCII.GetBytes(name), .. SyncSafe(body.Length), 0, 0, .. body];

    private static byte[] SyncSafe(int number) => [(byte)(number >> 21), (byte)((number >> 14) & 127), (byte)((number >> 7) & 127), (byte)(number & 127)];
}
