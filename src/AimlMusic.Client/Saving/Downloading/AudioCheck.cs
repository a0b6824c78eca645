using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>
/// Checks received audio: its length and digest, if they are known, its first bytes and its container. A container can be damaged at the
/// service already; a correct length or digest then proves that the service has nothing better.
/// </summary>
internal static class AudioCheck
{
    private const int RiffHeader = 8;

    // A streamed file has one of these sizes, which say nothing about its length.
    private const uint LongestRiff = 0xffff0000;

    /// <param name="song">The song.</param>
    /// <param name="file">The received file.</param>
    /// <param name="response">The last answer.</param>
    /// <param name="total">The length of the whole file according to the headers; null if they do not contain it.</param>
    /// <param name="isOfOneAnswer">Whether the file was received with one answer.</param>
    public static AudioVerdict Judge(MusicGeneration song, PartialFile file, HttpResponseMessage response, long? total, bool isOfOneAnswer)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        // A length in the headers is exact; the one in the properties of the song may be an estimate.
        if (total is not null && file.Length != total)
        {
            return AudioVerdict.Wrong($"{file.Length} of {total} bytes arrived");
        }

        if (file.Length == 0)
        {
            return AudioVerdict.Wrong("it is empty");
        }

        if (file.Audio.LooksLikeText)
        {
            var said = SanitizeForTerminal.Of(Encoding.UTF8.GetString(file.Audio.Head, 0, file.Audio.HeadLength), AudioSniffer.HeadLength);
            return AudioVerdict.Wrong($"it is text ({mediaType ?? "no content type"}) instead of audio, \"{said}\"");
        }

        var digest = AnnouncedDigest.Of(response).Compare(file);
        if (digest.Fault is not null)
        {
            return AudioVerdict.Odd(digest.Fault, null);
        }

        if (total is null && file.Length < song.FileSize)
        {
            return AudioVerdict.Odd($"{file.Length} of {song.FileSize} bytes arrived", digest.Proof);
        }

        // The parts of two answers can have the correct length together and still not match.
        var isLong = isOfOneAnswer && file.Length == (total ?? song.FileSize);
        if (file.Kind == AudioKind.Unknown && !MayBePcm(song, mediaType))
        {
            return AudioVerdict.Odd("it is not in a known audio format", digest.Proof ?? (isLong && AnnouncedFormat.IsForeign(mediaType) ? $"its content type is {mediaType}, and its length matches the one that the storage reports" : null));
        }

        if (!file.HasSound())
        {
            return AudioVerdict.Odd("it contains no sound", null);
        }

        return FaultOfContainer(file) is { } fault ? AudioVerdict.Odd(fault, digest.Proof ?? (isLong ? "its length matches the one that the storage reports" : null)) : AudioVerdict.Fine;
    }

    // Raw samples cannot be recognized, so they must have been announced.
    private static bool MayBePcm(MusicGeneration song, string? mediaType) =>
        new[] { mediaType, song.ContentType, song.FileName, new Uri(song.AudioUrl!).AbsolutePath }
            .Any(text => text?.IndexOf("pcm", StringComparison.OrdinalIgnoreCase) >= 0 || text?.EndsWith(".raw", StringComparison.OrdinalIgnoreCase) == true);

    private static string? FaultOfContainer(PartialFile file) => file.Kind switch
    {
        AudioKind.Wav when RiffLength(file) is { } length && file.Length < length => $"its header announces {length} bytes, but {file.Length} arrived",
        AudioKind.Mp3 when file.Audio.EndsWithinFrame => "it ends in the middle of a frame",
        _ => null,
    };

    private static long? RiffLength(PartialFile file)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file.Audio.Head.AsSpan(4));
        return length is 0 or >= LongestRiff ? null : (long)length + RiffHeader;
    }
}
