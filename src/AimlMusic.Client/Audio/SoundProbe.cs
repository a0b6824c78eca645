using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Audio;

/// <summary>Whether an audio file contains sound, and not only headers and tags. A file of an unknown format counts as having sound.</summary>
internal static class SoundProbe
{
    private const int OggTail = 64 * 1024;
    private const int OggGranuleAt = 6;
    private const int OggHeader = 27;
    private const int FlacMark = 4;
    private const int SoundChunkHeader = 8;

    /// <param name="file">The file. It must be seekable.</param>
    /// <param name="kind">The kind of the file.</param>
    public static bool HasSound(Stream file, AudioKind kind) => kind switch
    {
        AudioKind.Mp3 => MpegScan.Read(file).Frames > 0,
        AudioKind.Aac => AdtsScan.HasFrame(file),
        AudioKind.Wav or AudioKind.Rf64 => WavHeader.FindData(file) is { Length: > 0 },
        AudioKind.Flac => HasFlacFrames(file),
        AudioKind.Ogg => HasOggSamples(file),
        AudioKind.M4a => HasMediaData(file),
        AudioKind.Aiff => RiffChunks.Find(file, "SSND", isBigEndian: true) is { } chunk && Math.Min(chunk.Length, file.Length - chunk.Content) > SoundChunkHeader,
        _ => file.Length > 0,
    };

    // Metadata blocks, the last of which is marked (RFC 9639, 8.1). Frames follow.
    private static bool HasFlacFrames(Stream file)
    {
        var header = new byte[4];
        for (long at = FlacMark; file.ReadAt(at, header, header.Length);)
        {
            at += header.Length + ((header[1] << 16) | (header[2] << 8) | header[3]);
            if ((header[0] & 0x80) != 0)
            {
                return at < file.Length;
            }
        }

        return false;
    }

    // The last page contains the number of samples up to its end. Header pages contain none (RFC 3533, 6).
    private static bool HasOggSamples(Stream file)
    {
        var tail = new byte[Math.Min(OggTail, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        var length = file.ReadFully(tail, tail.Length);
        for (var at = length - OggHeader; at >= 0; at--)
        {
            if (Is(tail, at, "OggS"))
            {
                return BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(at + OggGranuleAt)) is not 0;
            }
        }

        return file.Length > tail.Length;
    }

    // Boxes of ISO/IEC 14496-12: the samples are in mdat.
    private static bool HasMediaData(Stream file)
    {
        var header = new byte[16];
        for (long at = 0; file.ReadAt(at, header, 8);)
        {
            var size = (long)BinaryPrimitives.ReadUInt32BigEndian(header);
            var headerLength = 8;
            if (size == 1 && file.ReadAt(at, header, 16))
            {
                (size, headerLength) = (BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8)), 16);
            }

            size = size == 0 ? file.Length - at : size;
            if (Is(header, 4, "mdat") && Math.Min(size, file.Length - at) > headerLength)
            {
                return true;
            }

            if (size < headerLength)
            {
                return false;
            }

            at += size;
        }

        return false;
    }

    private static bool Is(byte[] bytes, int at, string mark) => Encoding.ASCII.GetString(bytes, at, mark.Length) == mark;
}
