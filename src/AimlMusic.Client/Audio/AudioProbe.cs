namespace AimlMusic;

/// <summary>Looks into a file of audio: a name tells nothing.</summary>
internal static class AudioProbe
{
    /// <param name="file">The file, from its beginning; it must be able to seek.</param>
    public static AudioFacts Read(Stream file)
    {
        var head = new byte[AudioSniffer.HeadLength];
        file.Seek(0, SeekOrigin.Begin);
        AudioFacts facts = new(AudioSniffer.Recognize(head, file.ReadFully(head, head.Length)), file.Length);
        return facts.Kind switch
        {
            AudioKind.Wav => WavHeader.Read(file, facts),
            AudioKind.Mp3 => MpegHeader.Read(file, facts),
            AudioKind.Flac => FlacHeader.Read(head, facts),
            _ => facts,
        };
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
