namespace AimlMusic.Sandbox.Music;

/// <summary>Sings syllables.</summary>
internal sealed class Singer
{
    private const double VibratoHertz = 5.4;
    private const double VibratoDepth = 0.006;
    private const double VibratoDelaySeconds = 0.18;
    private const double VibratoRiseSeconds = 0.35;

    // Singers slide up into a note.
    private const double ScoopDepth = 0.02;
    private const double ScoopSeconds = 0.035;

    // A consonant hums before the vowel opens.
    private const double HumSeconds = 0.045;
    private const double OpenSeconds = 0.012;

    private const double Gain = 0.75;
    private const double HarmonyGain = 0.33;
    private const double StopGapSeconds = 0.03;
    private const double HissGapSeconds = 0.06;

    private static readonly Envelope Sung = new(0.03, 0.6, 0.82, 0.09);

    private readonly StereoMix _mix;
    private readonly int _sampleRate;
    private readonly bool _isDeep;
    private readonly Consonants _consonants;
    private readonly Dictionary<(Vowel Vowel, int Note), WaveTable> _vowels = [];
    private readonly Dictionary<int, WaveTable> _hums = [];

    /// <summary>Sings into a mix.</summary>
    public Singer(StereoMix mix, int sampleRate, bool isDeep, ulong seed)
    {
        _mix = mix;
        _sampleRate = sampleRate;
        _isDeep = isDeep;
        _consonants = new Consonants(mix, sampleRate, seed);
    }

    /// <summary>Adds a sung note.</summary>
    public void Sing(ScoreNote note, int start, int held)
    {
        var level = note.Loudness * (note.Part is Part.Harmony ? HarmonyGain : Gain);
        if (note.Part is Part.Voice)
        {
            _consonants.Add(note.Syllable.Onset, start, level);
        }

        // The consonant shortens the note and does not shift the beat.
        var gap = Math.Min(held / 3, (int)(_sampleRate * note.Syllable.Onset switch
        {
            Onset.Stop => StopGapSeconds,
            Onset.Hiss => HissGapSeconds,
            _ => 0,
        }));
        AddVowel(note, start + gap, held - gap, (float)level);
    }

    private void AddVowel(ScoreNote note, int start, int held, float level)
    {
        var vowel = VowelTable(note.Syllable.Vowel, note.Note);
        var hum = HumTable(note.Note);
        var envelope = new EnvelopeFollower(Sung, held, _sampleRate);
        var (left, right) = StereoMix.Pan(note.Position);
        var step = Pitch.Frequency(note.Note) / _sampleRate;
        var vibratoStep = 2 * Math.PI * VibratoHertz / _sampleRate;
        var scoopFading = Math.Exp(-1 / (ScoopSeconds * _sampleRate));
        var humSeconds = note.Syllable.Onset is Onset.Voiced ? HumSeconds : OpenSeconds;
        var humFading = (float)Math.Exp(-1 / (humSeconds * _sampleRate));

        var scoop = ScoopDepth;
        var humming = 1f;
        var phase = 0.0;
        var end = Math.Min(_mix.Frames, start + envelope.Frames);
        for (var i = start; i < end; i++)
        {
            var open = vowel.At(phase);
            var sample = (open + (humming * (hum.At(phase) - open))) * envelope.Next() * level;
            _mix.Left[i] += sample * left;
            _mix.Right[i] += sample * right;

            // Vibrato starts late, so short notes have none.
            var seconds = (i - start) / (double)_sampleRate;
            var depth = Math.Max(0, Math.Min(1, (seconds - VibratoDelaySeconds) / VibratoRiseSeconds)) * VibratoDepth;
            phase += step * (1 - scoop + (depth == 0 ? 0 : depth * Math.Sin(vibratoStep * (i - start))));
            phase -= (int)phase;
            scoop *= scoopFading;
            humming *= humFading;
        }
    }

    private WaveTable VowelTable(Vowel vowel, int note)
    {
        if (!_vowels.TryGetValue((vowel, note), out var table))
        {
            var frequency = Pitch.Frequency(note);
            table = new WaveTable(frequency, _sampleRate, k => Formants.Amplitude(vowel, frequency, k, _isDeep));
            _vowels.Add((vowel, note), table);
        }

        return table;
    }

    private WaveTable HumTable(int note)
    {
        if (!_hums.TryGetValue(note, out var table))
        {
            table = new WaveTable(Pitch.Frequency(note), _sampleRate, Formants.HumAmplitude);
            _hums.Add(note, table);
        }

        return table;
    }
}
