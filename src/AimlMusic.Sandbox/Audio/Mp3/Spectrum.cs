namespace AimlMusic.Sandbox;

/// <summary>Turns one channel's samples into its 576 frequency lines, a granule at a time: subbands, MDCT of long blocks, alias reduction.</summary>
internal sealed class Spectrum
{
    public const int Lines = 576;

    private const int Slots = 18;
    private const int Butterflies = 8;

    private static readonly double[] AliasCoefficients = [-0.6, -0.535, -0.33, -0.185, -0.095, -0.041, -0.0142, -0.0037];
    private static readonly float[] Mdct = MakeMdct();

    private readonly SubbandFilter _filter = new();
    private float[] _before = new float[Lines];
    private float[] _now = new float[Lines];

    /// <summary>Takes the 576 samples of a granule.</summary>
    public void Analyze(ReadOnlySpan<float> samples, float[] lines)
    {
        Span<float> bands = stackalloc float[SubbandFilter.Bands];
        for (var slot = 0; slot < Slots; slot++)
        {
            _filter.Filter(samples.Slice(slot * SubbandFilter.Bands, SubbandFilter.Bands), bands);
            for (var band = 0; band < SubbandFilter.Bands; band++)
            {
                // Every other band has inverted frequencies.
                _now[(band * Slots) + slot] = (slot & band & 1) == 1 ? -bands[band] : bands[band];
            }
        }

        for (var band = 0; band < SubbandFilter.Bands; band++)
        {
            Transform(band * Slots, lines);
        }

        for (var edge = Slots; edge < Lines; edge += Slots)
        {
            ReduceAlias(lines, edge);
        }

        (_before, _now) = (_now, _before);
    }

    private void Transform(int start, float[] lines)
    {
        for (var line = 0; line < Slots; line++)
        {
            var row = Mdct.AsSpan(line * 2 * Slots, 2 * Slots);
            var sum = 0f;
            for (var i = 0; i < Slots; i++)
            {
                sum += (row[i] * _before[start + i]) + (row[Slots + i] * _now[start + i]);
            }

            lines[start + line] = sum;
        }
    }

    private static void ReduceAlias(float[] lines, int edge)
    {
        for (var i = 0; i < Butterflies; i++)
        {
            var c = AliasCoefficients[i];
            var cosine = (float)(1 / Math.Sqrt(1 + (c * c)));
            var sine = (float)c * cosine;
            var (below, above) = (lines[edge - 1 - i], lines[edge + i]);
            lines[edge - 1 - i] = (below * cosine) + (above * sine);
            lines[edge + i] = (above * cosine) - (below * sine);
        }
    }

    // The window is included.
    private static float[] MakeMdct()
    {
        const int Length = 2 * Slots;
        var table = new float[Slots * Length];
        for (var i = 0; i < table.Length; i++)
        {
            var (line, sample) = (i / Length, i % Length);
            var window = Math.Sin(Math.PI / Length * (sample + 0.5));
            table[i] = (float)(window * Math.Cos(Math.PI / (2 * Length) * ((2 * sample) + 1 + Slots) * ((2 * line) + 1)) / (Length / 4));
        }

        return table;
    }
}
