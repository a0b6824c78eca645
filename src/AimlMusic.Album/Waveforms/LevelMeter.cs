namespace AimlMusic.Album.Waveforms;

/// <summary>
/// Measures the loudness of samples as they come. The number of samples need not be known: when all buckets are full, pairs of them are
/// merged, so that the memory does not grow with the song.
/// </summary>
internal sealed class LevelMeter
{
    // The points are at most one bucket out of place: a fifth of a point.
    private const int MostBuckets = 4096;

    private const double FullScale = 255;

    private readonly double[] _energies = new double[MostBuckets];
    private int _buckets;
    private long _width = 1;
    private double _energy;
    private long _filled;

    /// <summary>The number of samples per channel.</summary>
    public long Samples { get; private set; }

    /// <param name="energy">The mean square of the samples of all channels at one time.</param>
    public void Add(double energy)
    {
        _energy += energy;
        Samples++;
        if (++_filled == _width)
        {
            _energies[_buckets++] = _energy;
            (_energy, _filled) = (0, 0);
            if (_buckets == MostBuckets)
            {
                Merge();
            }
        }
    }

    /// <summary>The loudness (RMS) of this number of parts of equal length; see <see cref="Waveform.Levels"/>.</summary>
    public byte[] ToLevels(int points)
    {
        var levels = new byte[points];
        for (var i = 0; i < points && Samples > 0; i++)
        {
            var from = (double)Samples * i / points;
            var to = (double)Samples * (i + 1) / points;
            // The RMS of a sine wave is its amplitude divided by the root of two.
            var level = Math.Sqrt(2 * EnergyBetween(from, to) / (to - from));
            levels[i] = (byte)Math.Round(FullScale * Math.Min(1, level));
        }

        return levels;
    }

    private void Merge()
    {
        _buckets /= 2;
        _width *= 2;
        for (var i = 0; i < _buckets; i++)
        {
            _energies[i] = _energies[2 * i] + _energies[(2 * i) + 1];
        }
    }

    private double EnergyBetween(double from, double to)
    {
        double sum = 0;
        for (var bucket = (long)(from / _width); bucket <= _buckets && bucket * _width < to; bucket++)
        {
            var width = bucket < _buckets ? _width : _filled;
            var overlap = Math.Min(to, (bucket * _width) + width) - Math.Max(from, bucket * _width);
            sum += overlap > 0 && width > 0 ? (bucket < _buckets ? _energies[bucket] : _energy) * overlap / width : 0;
        }

        return sum;
    }
}
