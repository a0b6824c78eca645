namespace AimlMusic.Sandbox.Music;

/// <summary>The resonances that make a buzz a vowel.</summary>
internal static class Formants
{
    // A deep voice comes from a longer throat: all resonances lie lower.
    private const double DeepScale = 0.86;
    private const double Floor = 0.01;

    private static readonly double[] Levels = [1, 0.6, 0.25, 0.12];
    private static readonly double[] Bandwidths = [130, 160, 240, 300];

    // In the order of the vowels.
    private static readonly double[][] Frequencies =
    [
        [800, 1250, 2700, 3500],
        [480, 1900, 2600, 3500],
        [320, 2300, 3000, 3600],
        [500, 900, 2600, 3400],
        [350, 800, 2400, 3300],
    ];

    /// <summary>The amplitude of a partial of a sung vowel.</summary>
    public static double Amplitude(Vowel vowel, double fundamental, int partial, bool isDeep)
    {
        var frequency = fundamental * partial;
        var scale = isDeep ? DeepScale : 1;
        var gain = Floor;
        for (var i = 0; i < Levels.Length; i++)
        {
            // Singers raise the first resonance to the note, or high notes would be faint.
            var center = Math.Max(Frequencies[(int)vowel][i] * scale, i == 0 ? fundamental : 0);
            var distance = (frequency - center) / Bandwidths[i];
            gain += Levels[i] / (1 + (distance * distance));
        }

        return gain * Math.Pow(partial, -0.9);
    }

    /// <summary>The amplitude of a partial hummed with the mouth closed.</summary>
    public static double HumAmplitude(int partial) => Math.Pow(partial, -2.2);
}
