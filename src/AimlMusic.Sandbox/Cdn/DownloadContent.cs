using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>The content of a download, complete or changed by a fault.</summary>
internal static class DownloadContent
{
    private const int NoiseLength = 64;

    public static HttpContent Create(SandboxFault? fault, byte[] bytes, ByteRange range, TimeProvider time)
    {
        switch (fault?.Download)
        {
            case FaultDownload.CutShort:
                return new StreamContent(new CutStream(bytes, range.Offset, CutAt(fault, range.Count)));
            case FaultDownload.Slow:
                return new StreamContent(new SlowStream(bytes, range, fault.Delay, time));
            case FaultDownload.Corrupt:
                return new ByteArrayContent(Corrupt(bytes, range));
            default:
                return new ByteArrayContent(bytes, range.Offset, range.Count);
        }
    }

    /// <summary>A page instead of the song.</summary>
    public static HttpContent Page() =>
        new StringContent("<!DOCTYPE html><html><body><h1>Please try again later</h1></body></html>", Encoding.UTF8, "text/html");

    private static int CutAt(SandboxFault fault, int count) => fault.CutAt switch
    {
        null => count / 2,
        >= 0 and var at => Math.Min(at, count),
        { } fromEnd => Math.Max(count + fromEnd, 0),
    };

    /// <summary>The correct length, with random data instead of the first bytes, which identify the kind of file.</summary>
    private static byte[] Corrupt(byte[] bytes, ByteRange range)
    {
        var copy = new byte[range.Count];
        Buffer.BlockCopy(bytes, range.Offset, copy, 0, range.Count);
        for (var i = range.Offset; i < Math.Min(NoiseLength, range.Offset + copy.Length); i++)
        {
            copy[i - range.Offset] = (byte)((i * 37) + 1);
        }

        return copy;
    }
}
