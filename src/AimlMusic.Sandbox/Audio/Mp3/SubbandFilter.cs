namespace AimlMusic.Sandbox;

/// <summary>Splits one channel into 32 bands (ISO/IEC 11172-3, Annex C, 1.3).</summary>
internal sealed class SubbandFilter
{
    public const int Bands = 32;

    private const int Taps = 512;
    private const int Terms = 64;

    private static readonly float[] Cosines = MakeCosines();

    private readonly float[] _latest = new float[Taps];

    /// <summary>Takes 32 samples and gives one value of each band.</summary>
    public void Filter(ReadOnlySpan<float> samples, Span<float> bands)
    {
        Array.Copy(_latest, 0, _latest, Bands, Taps - Bands);
        for (var i = 0; i < Bands; i++)
        {
            _latest[i] = samples[Bands - 1 - i];
        }

        var window = Mp3Tables.Window;
        Span<float> sums = stackalloc float[Terms];
        for (var i = 0; i < Terms; i++)
        {
            var sum = 0f;
            for (var j = i; j < Taps; j += Terms)
            {
                sum += window[j] * _latest[j];
            }

            sums[i] = sum;
        }

        for (var band = 0; band < Bands; band++)
        {
            var row = Cosines.AsSpan(band * Terms, Terms);
            var sum = 0f;
            for (var i = 0; i < Terms; i++)
            {
                sum += row[i] * sums[i];
            }

            bands[band] = sum;
        }
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Bands * Terms];
        for (var i = 0; i < cosines.Length; i++)
        {
            cosines[i] = (float)Math.Cos(((2 * (i / Terms)) + 1) * ((i % Terms) - 16) * Math.PI / Terms);
        }

        return cosines;
    }
}
