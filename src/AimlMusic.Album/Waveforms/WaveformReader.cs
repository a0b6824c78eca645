namespace AimlMusic.Album.Waveforms;

/// <summary>Makes the waveform of a WAV or MP3 file while it reads the file once. The song is never in memory as a whole.</summary>
internal static class WaveformReader
{
    /// <summary>Reads a file; returns null if its format is not supported or the file is damaged.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="facts">What the headers of the file say.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Waveform? Read(string path, AudioFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Kind is not (AudioKind.Wav or AudioKind.Rf64 or AudioKind.Mp3))
        {
            return null;
        }

        using var file = RegularFile.OpenRead(path);
        LevelMeter meter = new();
        try
        {
            var isMeasured = facts.Kind == AudioKind.Mp3 ? Mp3Samples.Measure(file, meter, cancellationToken) : WavSamples.Measure(file, meter, cancellationToken);
            return isMeasured && meter.Samples > 0 ? new(meter.ToLevels(Waveform.Points), DurationOf(facts, meter)) : null;
        }
#pragma warning disable CA1031 // The decoder throws anything for a damaged file. The page then shows the song without a waveform.
        catch (Exception e) when (e is not (OperationCanceledException or IOException or UnauthorizedAccessException))
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static TimeSpan DurationOf(AudioFacts facts, LevelMeter meter) =>
        facts.Duration ?? (facts.SampleRate is { } rate ? TimeSpan.FromSeconds((double)meter.Samples / rate) : default);
}
