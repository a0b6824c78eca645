namespace AimlMusic.Audio;

/// <summary>Reads the properties of an audio file from its content. The name is not reliable.</summary>
internal static class AudioProbe
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <param name="file">The file, from its beginning. It must be seekable.</param>
    public static AudioFacts Read(Stream file)
    {
        var head = new byte[AudioSniffer.HeadLength];
        file.Seek(0, SeekOrigin.Begin);
        var length = file.ReadFully(head, head.Length);
        AudioFacts facts = new(AudioSniffer.Recognize(head, length), file.Length);
        // Some servers put zeros before an mp3.
        facts = facts.Kind == AudioKind.Unknown && length > 0 && head[0] == 0 && MpegScan.Read(file).Frames > 0 ? facts with { Kind = AudioKind.Mp3 } : facts;
        facts = facts.Kind switch
        {
            AudioKind.Wav or AudioKind.Rf64 => WavHeader.Read(file, facts),
            AudioKind.Mp3 => MpegHeader.Read(file, facts),
            AudioKind.Flac => FlacHeader.Read(head, facts),
            _ => facts,
        };
        // No song is that long. The header is damaged.
        return facts.Duration > Longest ? facts with { Duration = null } : facts;
    }

    /// <summary>Reads bytes at a position; false if there are fewer.</summary>
    public static bool ReadAt(this Stream file, long at, byte[] buffer, int count)
    {
        if (at < 0 || at > file.Length)
        {
            return false;
        }

        file.Seek(at, SeekOrigin.Begin);
        return file.ReadFully(buffer, count) == count;
    }

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    public static int ReadFully(this Stream file, byte[] buffer, int count)
    {
        var filled = 0;
        int read;
        while (filled < count && (read = file.Read(buffer, filled, count - filled)) > 0)
        {
            filled += read;
        }

        return filled;
    }
}
