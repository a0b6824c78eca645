namespace AimlMusic.Sandbox.Music;

/// <summary>The noise of unvoiced consonants.</summary>
internal sealed class Consonants
{
    private const double StopSeconds = 0.015;
    private const double HissSeconds = 0.08;
    private const double StopLevel = 0.12;
    private const double HissLevel = 0.08;

    private readonly StereoMix _mix;
    private readonly int _sampleRate;
    private readonly SongRandom _random;

    /// <summary>Adds to a mix.</summary>
    public Consonants(StereoMix mix, int sampleRate, ulong seed)
    {
        _mix = mix;
        _sampleRate = sampleRate;
        _random = new SongRandom(seed, "consonants");
    }

    /// <summary>Adds the consonant at the start of a syllable. The singer adds voiced ones.</summary>
    public void Add(Onset onset, int start, double level)
    {
        if (onset is Onset.Stop)
        {
            AddNoise(start, StopSeconds, level * StopLevel, rises: false);
        }
        else if (onset is Onset.Hiss)
        {
            AddNoise(start, HissSeconds, level * HissLevel, rises: true);
        }
    }

    private void AddNoise(int start, double seconds, double level, bool rises)
    {
        var length = (int)(seconds * _sampleRate);
        var end = Math.Min(_mix.Frames, start + length);
        var previous = 0.0;
        for (var i = start; i < end; i++)
        {
            // The difference between neighboring samples has little bass, like the noise of breath.
            var noise = _random.NextSigned();
            var progress = (i - start) / (double)length;
            var shape = rises ? Math.Sin(Math.PI * progress) : 1 - progress;
            var sample = (float)((noise - previous) * shape * level);
            _mix.Left[i] += sample;
            _mix.Right[i] += sample;
            previous = noise;
        }
    }
}
