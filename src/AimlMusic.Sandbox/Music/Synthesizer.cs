namespace AimlMusic.Sandbox.Music;

/// <summary>Sets lyrics to a melody over chords and renders it.</summary>
public static class Synthesizer
{
    private const int LowestSampleRate = 8000;
    private const int HighestSampleRate = 48000;

    /// <summary>Renders the song.</summary>
    /// <param name="brief">What to sing and how.</param>
    /// <returns>Interleaved 16-bit stereo: left, right, left, right…</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate is outside 8000 to 48000.</exception>
    public static short[] Render(SongBrief brief)
    {
        if (brief.SampleRate is < LowestSampleRate or > HighestSampleRate)
        {
            throw new ArgumentOutOfRangeException(
                nameof(brief), brief.SampleRate, "The sample rate must be between 8000 and 48000.");
        }

        var plan = SongPlan.For(brief);
        var mix = new ScoreRenderer(brief.SampleRate, Frames(plan, brief)).Render(Composer.Compose(plan));
        return Mastering.Finish(mix, brief.SampleRate);
    }

    /// <summary>Tells how long the song will be, without rendering it.</summary>
    /// <param name="brief">What to sing and how.</param>
    /// <returns>The length in seconds.</returns>
    public static double DurationOf(SongBrief brief) => SongPlan.For(brief).Seconds;

    /// <summary>Tells how many samples each channel will have, without rendering the song.</summary>
    internal static int FramesOf(SongBrief brief) => Frames(SongPlan.For(brief), brief);

    private static int Frames(SongPlan plan, SongBrief brief) => (int)Math.Round(plan.Seconds * brief.SampleRate);
}
