namespace AimlMusic.Sandbox;

/// <summary>Finds the finest step at which the lines of one channel's granules fit into their bits.</summary>
/// <param name="bands">Where the scale factor bands begin.</param>
internal sealed class Quantizer(int[] bands)
{
    private const int CoarsestGain = 255;
    private const int NeutralGain = 210;
    private const double Rounding = 0.4054;
    private const int Stride = 4;

    // What the codes with the longest escape can hold.
    private const int GreatestValue = 8191 + 15;

    private readonly double[] _powers = new double[Spectrum.Lines];
    private int _last = NeutralGain / 2;

    public Granule Quantize(float[] lines, int mostBits)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var magnitude = Math.Sqrt(Math.Abs(lines[i]));
            _powers[i] = magnitude * Math.Sqrt(magnitude);
        }

        // The step before is seldom far off.
        var (low, high) = (0, CoarsestGain);
        Granule? best = null;
        for (var gain = _last; low <= high;)
        {
            if (TryQuantize(lines, gain) is { } granule && granule.Bits <= mostBits)
            {
                (best, high) = (granule, gain - 1);
                gain = Math.Max(low == 0 ? gain - Stride : (low + high) / 2, low);
            }
            else
            {
                low = gain + 1;
                gain = Math.Min(high == CoarsestGain ? gain + Stride : (low + high) / 2, high);
            }
        }

        best ??= new Granule(new int[lines.Length], bands, CoarsestGain);
        _last = best.Gain;
        return best;
    }

    private Granule? TryQuantize(float[] lines, int gain)
    {
        var scale = Math.Pow(2, -3.0 / 16 * (gain - NeutralGain));
        var values = new int[lines.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = (_powers[i] * scale) + Rounding;
            if (value > GreatestValue)
            {
                return null;
            }

            values[i] = lines[i] < 0 ? -(int)value : (int)value;
        }

        return new Granule(values, bands, gain);
    }
}
