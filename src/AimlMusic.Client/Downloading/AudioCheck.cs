using System.Buffers.Binary;

namespace AimlMusic;

/// <summary>Finds what is wrong with audio that has come: it is something else, or its container says that more belongs to it.</summary>
internal static class AudioCheck
{
    private const int RiffHeader = 8;

    // What was written while it was made has one of these sizes, and promises nothing.
    private const uint LongestRiff = 0xffff0000;

    /// <summary>Why it is not the song, a clause; null where it is.</summary>
    /// <param name="file">What came.</param>
    /// <param name="mediaType">What it was announced as.</param>
    /// <param name="mayBePcm">Whether bare samples were announced; they look like anything.</param>
    public static string? FindFault(PartialFile file, string? mediaType, bool mayBePcm)
    {
        if (file.Length == 0)
        {
            return "it is empty";
        }

        if (file.LooksLikeText)
        {
            var said = OneLine.Of(System.Text.Encoding.UTF8.GetString(file.Head, 0, file.HeadLength), AudioSniffer.HeadLength);
            return $"it is text ({mediaType ?? "no content type"}) in place of audio, \"{said}\"";
        }

        return file.Kind switch
        {
            AudioKind.Unknown when !mayBePcm => "its first bytes are those of no audio format",
            AudioKind.Wav when RiffLength(file) is { } length && file.Length < length => $"the file says that it has {length} bytes, and {file.Length} came",
            AudioKind.Mp3 when file.EndsWithinFrame => "it ends in the middle of a frame",
            _ => null,
        };
    }

    private static long? RiffLength(PartialFile file)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file.Head.AsSpan(4));
        return length is 0 or >= LongestRiff ? null : (long)length + RiffHeader;
    }
}
