namespace AimlMusic.Sandbox.Music;

/// <summary>An echo that repeats, duller every time.</summary>
internal sealed class CombFilter
{
    private const float Feedback = 0.8f;
    private const float Damping = 0.35f;

    private readonly float[] _delay;
    private int _position;
    private float _dull;

    /// <summary>Makes an echo of so many samples.</summary>
    public CombFilter(int delay)
    {
        _delay = new float[Math.Max(1, delay)];
    }

    /// <summary>The next sample of the echo.</summary>
    public float Next(float sample)
    {
        var echo = _delay[_position];
        _dull = (echo * (1 - Damping)) + (_dull * Damping);
        _delay[_position] = sample + (_dull * Feedback);
        _position = _position + 1 == _delay.Length ? 0 : _position + 1;
        return echo;
    }
}
