using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox.Tests.Music;

/// <summary>Measures rendered samples.</summary>
internal static class Audio
{
    /// <summary>Both channels in one, full scale being 1.</summary>
    public static double[] Mono(short[] stereo) =>
        [.. Enumerable.Range(0, stereo.Length / 2).Select(i => (stereo[2 * i] + stereo[(2 * i) + 1]) / 65536.0)];

    public static double Rms(IEnumerable<double> samples) => Math.Sqrt(samples.Average(sample => sample * sample));

    /// <summary>The longest time below -60 dB of full scale, in seconds.</summary>
    public static double LongestSilence(double[] samples, int rate)
    {
        var (longest, current) = (0, 0);
        foreach (var sample in samples)
        {
            current = Math.Abs(sample) < 0.001 ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest / (double)rate;
    }

    /// <summary>The energy of every pitch class from C to B, over four octaves (Goertzel).</summary>
    public static double[] PitchClasses(double[] samples, int rate)
    {
        var energies = new double[12];
        for (var note = 36; note < 84; note++)
        {
            energies[note % 12] += Energy(samples, Pitch.Frequency(note) / rate);
        }

        return energies;
    }

    // In blocks of a half second, so that the notes need not be in phase through the song.
    private static double Energy(double[] samples, double frequency)
    {
        var factor = 2 * Math.Cos(2 * Math.PI * frequency);
        var energy = 0.0;
        foreach (var block in samples.Chunk(8000))
        {
            var (first, second) = (0.0, 0.0);
            foreach (var sample in block)
            {
                (first, second) = (sample + (factor * first) - second, first);
            }

            energy += (first * first) + (second * second) - (factor * first * second);
        }

        return energy;
    }
}
