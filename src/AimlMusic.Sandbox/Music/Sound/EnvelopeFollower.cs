namespace AimlMusic.Sandbox.Music;

/// <summary>Steps through an envelope sample by sample.</summary>
internal struct EnvelopeFollower
{
    // Decays are exponential: after three time constants, 95 % of the way is done.
    private const double TimeConstants = 3;

    private readonly int _held;
    private readonly float _attackStep;
    private readonly float _decayRate;
    private readonly float _sustain;
    private readonly float _releaseStep;
    private int _position;
    private float _level;
    private float _release;
    private bool _isDecaying;

    /// <summary>Starts a note held for so many frames.</summary>
    public EnvelopeFollower(Envelope envelope, int held, int sampleRate)
    {
        var release = Math.Max(1, (int)(envelope.Release * sampleRate));
        _held = held;
        _attackStep = (float)(1 / Math.Max(1, envelope.Attack * sampleRate));
        _decayRate = (float)(1 - Math.Exp(-TimeConstants / Math.Max(1, envelope.Decay * sampleRate)));
        _sustain = (float)envelope.Sustain;
        _releaseStep = 1f / release;
        _release = 1;
        Frames = held + release;
    }

    /// <summary>The length with the release.</summary>
    public int Frames { get; }

    /// <summary>The level of the next sample.</summary>
    public float Next()
    {
        if (!_isDecaying)
        {
            _level += _attackStep;
            _isDecaying = _level >= 1;
            _level = Math.Min(1, _level);
        }
        else
        {
            _level += (_sustain - _level) * _decayRate;
        }

        if (_position++ >= _held)
        {
            _release = Math.Max(0, _release - _releaseStep);
        }

        // Squared, the straight line of the release sounds even and ends without a corner.
        return _level * _release * _release;
    }
}
