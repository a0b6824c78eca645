namespace AimlMusic.Sandbox.Music;

/// <summary>One period of a sound, added up from the partials that fit below the Nyquist frequency.</summary>
internal sealed class WaveTable
{
    private const int Size = 2048;
    private const int MostPartials = 48;

    // Vibrato and interpolation need some room below one half.
    private const double HighestShareOfSampleRate = 0.45;

    private readonly float[] _samples = new float[Size + 1];

    /// <summary>Adds up a period.</summary>
    /// <param name="frequency">The fundamental.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="amplitudeOf">The amplitude of a partial; 1 is the fundamental.</param>
    public WaveTable(double frequency, int sampleRate, Func<int, double> amplitudeOf)
    {
        var partials = (int)Math.Min(MostPartials, HighestShareOfSampleRate * sampleRate / frequency);
        var power = 0.0;
        for (var partial = 1; partial <= partials; partial++)
        {
            var amplitude = amplitudeOf(partial);
            power += amplitude * amplitude;
            Add(partial, amplitude);
        }

        // Equal power: a bright sound is not to be louder than a dull one.
        var gain = (float)(1 / Math.Sqrt(Math.Max(power, 1e-9)));
        for (var i = 0; i < Size; i++)
        {
            _samples[i] *= gain;
        }

        _samples[Size] = _samples[0];
    }

    /// <summary>The sample at a phase from 0 up to, but not including, 1.</summary>
    public float At(double phase)
    {
        var position = phase * Size;
        var index = (int)position;
        var part = (float)(position - index);
        return _samples[index] + (part * (_samples[index + 1] - _samples[index]));
    }

    private void Add(int partial, double amplitude)
    {
        if (amplitude == 0)
        {
            return;
        }

        // Phases that grow quadratically spread the energy over the period: no needles to clip.
        var phase = Math.PI * partial * partial / MostPartials;

        // The sine of the next sample follows from the two before it.
        var step = 2 * Math.PI * partial / Size;
        var factor = 2 * Math.Cos(step);
        var previous = amplitude * Math.Sin(phase - step);
        var current = amplitude * Math.Sin(phase);
        for (var i = 0; i < Size; i++)
        {
            _samples[i] += (float)current;
            (previous, current) = (current, (factor * current) - previous);
        }
    }
}
