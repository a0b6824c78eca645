using NLayer;

namespace AimlMusic.Album.Waveforms;

/// <summary>Decodes the samples of an MP3 file.</summary>
internal static class Mp3Samples
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Measures all samples; returns false if there are none.</summary>
    public static bool Measure(Stream file, LevelMeter meter, CancellationToken cancellationToken)
    {
        file.Seek(0, SeekOrigin.Begin);
        using MpegFile song = new(file);
        var channels = song.Channels;
        var buffer = new float[BufferSize];
        int count;
        while ((count = song.ReadSamples(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i + channels <= count; i += channels)
            {
                var energy = 0f;
                for (var channel = 0; channel < channels; channel++)
                {
                    energy += buffer[i + channel] * buffer[i + channel];
                }

                meter.Add(energy / channels);
            }
        }

        return meter.Samples > 0;
    }
}
