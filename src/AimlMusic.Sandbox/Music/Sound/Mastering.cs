namespace AimlMusic.Sandbox.Music;

/// <summary>Turns a mix into the finished samples.</summary>
internal static class Mastering
{
    // About -1 dB of full scale.
    private const double PeakLevel = 0.89;
    private const double RumbleHertz = 25;
    private const double FadeInSeconds = 0.005;
    private const double FadeOutSeconds = 2.5;
    private const double LongestFadeShare = 0.4;

    // The curve x - 4/27 x³ bends gently up to 1.1, where it reaches Top.
    private const float Drive = 1.1f;
    private const float Cubic = 4f / 27;
    private const float Top = Drive - (Cubic * Drive * Drive * Drive);

    /// <summary>Takes out the rumble, fades, limits and interleaves.</summary>
    public static short[] Finish(StereoMix mix, int sampleRate)
    {
        CutRumble(mix.Left, sampleRate);
        CutRumble(mix.Right, sampleRate);
        Fade(mix, sampleRate);

        var drive = Drive / Math.Max(Peak(mix), 1e-6f);
        var samples = new short[mix.Frames * 2];
        for (var i = 0; i < mix.Frames; i++)
        {
            samples[2 * i] = Limit(mix.Left[i] * drive);
            samples[(2 * i) + 1] = Limit(mix.Right[i] * drive);
        }

        return samples;
    }

    // Peaks are compressed, so that a single one does not determine the loudness of the song.
    private static short Limit(float sample) =>
        (short)Math.Round((sample - (Cubic * sample * sample * sample)) * (PeakLevel / Top) * short.MaxValue);

    private static float Peak(StereoMix mix)
    {
        var peak = 0f;
        for (var i = 0; i < mix.Frames; i++)
        {
            peak = Math.Max(peak, Math.Max(Math.Abs(mix.Left[i]), Math.Abs(mix.Right[i])));
        }

        return peak;
    }

    // Twice a first-order high-pass: no DC, no subsonics.
    private static void CutRumble(float[] channel, int sampleRate)
    {
        var rate = (float)(1 - Math.Exp(-2 * Math.PI * RumbleHertz / sampleRate));
        var (first, second) = (0f, 0f);
        for (var i = 0; i < channel.Length; i++)
        {
            first += (channel[i] - first) * rate;
            var sample = channel[i] - first;
            second += (sample - second) * rate;
            channel[i] = sample - second;
        }
    }

    private static void Fade(StereoMix mix, int sampleRate)
    {
        var fadeIn = (int)(FadeInSeconds * sampleRate);
        var fadeOut = (int)Math.Min(FadeOutSeconds * sampleRate, LongestFadeShare * mix.Frames);
        for (var i = 0; i < fadeIn; i++)
        {
            Scale(mix, i, i / (double)fadeIn);
        }

        for (var i = 0; i < fadeOut; i++)
        {
            Scale(mix, mix.Frames - 1 - i, (1 - Math.Cos(Math.PI * i / fadeOut)) / 2);
        }
    }

    private static void Scale(StereoMix mix, int frame, double gain)
    {
        mix.Left[frame] *= (float)gain;
        mix.Right[frame] *= (float)gain;
    }
}
