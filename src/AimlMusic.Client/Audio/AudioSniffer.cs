using System.Text;

namespace AimlMusic.Audio;

/// <summary>Determines the kind of a file from its first bytes. Its name and its media type are often wrong.</summary>
internal static class AudioSniffer
{
    /// <summary>The number of bytes that is sufficient.</summary>
    public const int HeadLength = 64;

    /// <summary>The kind of a file, read from its beginning. It must be seekable.</summary>
    public static AudioKind Recognize(Stream file)
    {
        var head = new byte[HeadLength];
        file.Seek(0, SeekOrigin.Begin);
        return Recognize(head, file.ReadFully(head, head.Length));
    }

    public static AudioKind Recognize(byte[] head, int length) =>
        Has(head, length, 0, "ID3") || IsMpegFrame(head, length) ? AudioKind.Mp3
        : Has(head, length, 0, "RIFF") && Has(head, length, 8, "WAVE") ? AudioKind.Wav
        : Has(head, length, 0, "fLaC") ? AudioKind.Flac
        : Has(head, length, 0, "OggS") ? AudioKind.Ogg
        : Has(head, length, 4, "ftyp") ? AudioKind.M4a
        : AdtsScan.IsFrame(head, length) ? AudioKind.Aac
        : Has(head, length, 0, "FORM") && (Has(head, length, 8, "AIFF") || Has(head, length, 8, "AIFC")) ? AudioKind.Aiff
        : (Has(head, length, 0, "RF64") || Has(head, length, 0, "BW64")) && Has(head, length, 8, "WAVE") ? AudioKind.Rf64
        : length >= 4 && head[0] == 0x1a && head[1] == 0x45 && head[2] == 0xdf && head[3] == 0xa3 ? AudioKind.WebM
        : AudioKind.Unknown;

    /// <summary>Whether the bytes are text, such as a web page or a message, instead of audio.</summary>
    public static bool LooksLikeText(byte[] head, int length) =>
        length > 0 && head.Take(length).All(value => value is >= 0x20 and < 0x7f or (byte)'\t' or (byte)'\r' or (byte)'\n' or >= 0xc2 and <= 0xf4 or >= 0x80 and <= 0xbf)
        && Encoding.UTF8.GetString(head, 0, length).TrimStart('\ufeff', ' ', '\t', '\r', '\n') is ['<' or '{' or '[', ..];

    private static bool Has(byte[] head, int length, int at, string mark) =>
        length >= at + mark.Length && Encoding.ASCII.GetString(head, at, mark.Length) == mark;

    // Eleven sync bits, then a version and a layer that are not reserved. ADTS (AAC) has layer 0.
    private static bool IsMpegFrame(byte[] head, int length) =>
        length >= 3 && head[0] == 0xff && (head[1] & 0xe0) == 0xe0 && (head[1] & 0x18) != 0x08 && (head[1] & 0x06) != 0 && (head[2] & 0xf0) != 0xf0;
}
