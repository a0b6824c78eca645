namespace AimlMusic.Sandbox.Music;

/// <summary>The room around the band: Schroeder's parallel combs, one set for each side.</summary>
internal sealed class Reverb
{
    // Seconds; without common factors, so that the echoes do not fall together.
    private static readonly double[] LeftDelays = [0.0297, 0.0371, 0.0411, 0.0437];
    private static readonly double[] RightDelays = [0.0307, 0.0353, 0.0401, 0.0449];

    private const double DiffuserSeconds = 0.0051;
    private const double LowCutHertz = 180;
    private const float WetGain = 0.35f;

    private readonly CombFilter[] _left;
    private readonly CombFilter[] _right;
    private readonly AllPassFilter _leftDiffuser;
    private readonly AllPassFilter _rightDiffuser;
    private readonly float _lowCut;
    private readonly float _wet;

    /// <summary>Builds a room.</summary>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="room">The share of reverberation, 0 to 1.</param>
    public Reverb(int sampleRate, double room)
    {
        _left = Array.ConvertAll(LeftDelays, seconds => new CombFilter((int)(seconds * sampleRate)));
        _right = Array.ConvertAll(RightDelays, seconds => new CombFilter((int)(seconds * sampleRate)));
        _leftDiffuser = new AllPassFilter((int)(DiffuserSeconds * sampleRate));
        _rightDiffuser = new AllPassFilter((int)(DiffuserSeconds * 1.1 * sampleRate));
        _lowCut = (float)(1 - Math.Exp(-2 * Math.PI * LowCutHertz / sampleRate));
        _wet = (float)room * WetGain;
    }

    /// <summary>Adds the room to a mix.</summary>
    public void Apply(StereoMix mix)
    {
        var low = 0f;
        for (var i = 0; i < mix.Frames; i++)
        {
            // Reverberation of the bass would sound indistinct, so only higher frequencies get it.
            var dry = mix.Left[i] + mix.Right[i];
            low += (dry - low) * _lowCut;
            var send = dry - low;
            mix.Left[i] += _wet * _leftDiffuser.Next(Sum(_left, send));
            mix.Right[i] += _wet * _rightDiffuser.Next(Sum(_right, send));
        }
    }

    private static float Sum(CombFilter[] combs, float sample)
    {
        var sum = 0f;
        foreach (var comb in combs)
        {
            sum += comb.Next(sample);
        }

        return sum;
    }
}
