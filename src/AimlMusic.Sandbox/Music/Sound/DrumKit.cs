namespace AimlMusic.Sandbox.Music;

/// <summary>A small drum kit, struck once per song and then copied.</summary>
internal sealed class DrumKit
{
    private const double KickLevel = 0.75;
    private const double SnareLevel = 0.34;
    private const double HatLevel = 0.13;

    private readonly StereoMix _mix;
    private readonly int _sampleRate;
    private readonly SongRandom _random;
    private readonly float[] _kick;
    private readonly float[] _snare;
    private readonly float[] _hat;

    /// <summary>Plays into a mix.</summary>
    public DrumKit(StereoMix mix, int sampleRate, ulong seed)
    {
        _mix = mix;
        _sampleRate = sampleRate;
        _random = new SongRandom(seed, "drums");
        _kick = Kick();
        _snare = Snare();
        _hat = Hat();
    }

    /// <summary>Adds a stroke.</summary>
    public void Strike(ScoreNote note, int start)
    {
        var sound = note.Part switch
        {
            Part.Kick => _kick,
            Part.Snare => _snare,
            _ => _hat,
        };
        var (left, right) = StereoMix.Pan(note.Position);
        var level = (float)note.Loudness;
        var length = Math.Min(sound.Length, _mix.Frames - start);
        for (var i = 0; i < length; i++)
        {
            _mix.Left[start + i] += sound[i] * left * level;
            _mix.Right[start + i] += sound[i] * right * level;
        }
    }

    // A tone that falls quickly from 150 to 50 hertz.
    private float[] Kick()
    {
        var phase = 0.0;
        return Sound(0.3, 0.07, KickLevel, seconds =>
        {
            phase += (50 + (100 * Math.Exp(-seconds / 0.03))) / _sampleRate;
            return Math.Sin(2 * Math.PI * phase);
        });
    }

    // The drum's tone and the rattle of its wires.
    private float[] Snare()
    {
        var previous = 0.0;
        return Sound(0.22, 0.05, SnareLevel, seconds =>
        {
            var noise = _random.NextSigned();
            var rattle = noise - (0.6 * previous);
            previous = noise;
            return rattle + (0.6 * Math.Sin(2 * Math.PI * 190 * seconds) * Math.Exp(-seconds / 0.03));
        });
    }

    private float[] Hat()
    {
        var (first, second) = (0.0, 0.0);
        return Sound(0.09, 0.02, HatLevel, _ =>
        {
            var noise = _random.NextSigned();
            var sample = noise - (2 * first) + second;
            (first, second) = (noise, first);
            return sample;
        });
    }

    private float[] Sound(double seconds, double decay, double level, Func<double, double> sampleAt)
    {
        var sound = new float[(int)(seconds * _sampleRate)];
        for (var i = 0; i < sound.Length; i++)
        {
            // The first millisecond rises, and the end is pulled to zero: no clicks.
            var time = i / (double)_sampleRate;
            var edges = Math.Min(1, time / 0.001) * (1 - (i / (double)sound.Length));
            sound[i] = (float)(sampleAt(time) * Math.Exp(-time / decay) * edges * level);
        }

        return sound;
    }
}
