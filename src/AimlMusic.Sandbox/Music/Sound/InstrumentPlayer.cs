namespace AimlMusic.Sandbox.Music;

/// <summary>Plays single notes of instruments.</summary>
internal sealed class InstrumentPlayer
{
    // The dull sound a bright one fades into.
    private const double DullRolloff = 1.5;
    private const double Spread = 0.35;

    private readonly StereoMix _mix;
    private readonly int _sampleRate;
    private readonly Dictionary<(string Timbre, int Note), (WaveTable Bright, WaveTable Dull)> _tables = [];

    /// <summary>Plays into a mix.</summary>
    public InstrumentPlayer(StereoMix mix, int sampleRate)
    {
        _mix = mix;
        _sampleRate = sampleRate;
    }

    /// <summary>Adds a note.</summary>
    public void Play(Timbre timbre, ScoreNote note, int start, int held)
    {
        if (timbre.DetuneCents == 0)
        {
            Play(timbre, note, start, held, 0, note.Position, timbre.Gain);
            return;
        }

        // Two players side by side, a little out of tune, make one wide and lively sound.
        var gain = timbre.Gain / Math.Sqrt(2);
        Play(timbre, note, start, held, -timbre.DetuneCents, Math.Max(-1, note.Position - Spread), gain);
        Play(timbre, note, start, held, timbre.DetuneCents, Math.Min(1, note.Position + Spread), gain);
    }

    private void Play(Timbre timbre, ScoreNote note, int start, int held, double cents, double position, double gain)
    {
        var (bright, dull) = TablesOf(timbre, note.Note);
        var envelope = new EnvelopeFollower(timbre.Envelope, held, _sampleRate);
        var (left, right) = StereoMix.Pan(position);
        var level = (float)(gain * note.Loudness);
        var step = Pitch.Frequency(note.Note) * Pitch.Ratio(cents) / _sampleRate;
        var fading = (float)Math.Exp(-1 / (timbre.BrightSeconds * _sampleRate));

        // Loud notes are brighter; players out of tune are out of phase, too.
        var brightness = (float)(0.4 + (0.6 * note.Loudness));
        var phase = cents > 0 ? 0.37 : 0;
        var end = Math.Min(_mix.Frames, start + envelope.Frames);
        for (var i = start; i < end; i++)
        {
            var soft = dull.At(phase);
            var sample = (soft + (brightness * (bright.At(phase) - soft))) * envelope.Next() * level;
            _mix.Left[i] += sample * left;
            _mix.Right[i] += sample * right;
            brightness *= fading;
            phase += step;
            phase -= (int)phase;
        }
    }

    private (WaveTable Bright, WaveTable Dull) TablesOf(Timbre timbre, int note)
    {
        if (!_tables.TryGetValue((timbre.Name, note), out var tables))
        {
            var frequency = Pitch.Frequency(note);
            tables = (
                new WaveTable(frequency, _sampleRate, timbre.AmplitudeOf),
                new WaveTable(frequency, _sampleRate, k => timbre.AmplitudeOf(k) * Math.Pow(k, -DullRolloff)));
            _tables.Add((timbre.Name, note), tables);
        }

        return tables;
    }
}
