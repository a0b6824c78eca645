namespace AimlMusic.Tests.Downloading;

/// <summary>MPEG audio that is silence: frames of 128 kbit/s at 44.1 kHz, of 417 bytes and 26 ms each.</summary>
internal static class Frames
{
    public const int Length = 417;

    private static readonly byte[] Header = [0xff, 0xfb, 0x90, 0x64];

    public static byte[] Mp3(int frames)
    {
        var bytes = new byte[frames * Length];
        for (var i = 0; i < frames; i++)
        {
            Header.CopyTo(bytes, i * Length);
        }

        return bytes;
    }
}
