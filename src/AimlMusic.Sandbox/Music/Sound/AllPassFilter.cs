namespace AimlMusic.Sandbox.Music;

/// <summary>Smears echoes in time without colouring them.</summary>
internal sealed class AllPassFilter
{
    private const float Gain = 0.6f;

    private readonly float[] _delay;
    private int _position;

    /// <summary>Makes a filter with a delay of so many samples.</summary>
    public AllPassFilter(int delay)
    {
        _delay = new float[Math.Max(1, delay)];
    }

    /// <summary>The next sample.</summary>
    public float Next(float sample)
    {
        var delayed = _delay[_position];
        var stored = sample + (delayed * Gain);
        _delay[_position] = stored;
        _position = _position + 1 == _delay.Length ? 0 : _position + 1;
        return delayed - (stored * Gain);
    }
}
