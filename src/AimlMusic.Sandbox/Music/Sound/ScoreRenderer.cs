namespace AimlMusic.Sandbox.Music;

/// <summary>Plays a score.</summary>
internal sealed class ScoreRenderer
{
    private readonly int _sampleRate;
    private readonly StereoMix _mix;

    /// <summary>Renders so many frames.</summary>
    public ScoreRenderer(int sampleRate, int frames)
    {
        _sampleRate = sampleRate;
        _mix = new StereoMix(frames);
    }

    /// <summary>Plays all notes and adds the room.</summary>
    public StereoMix Render(Score score)
    {
        var chords = Timbres.Of(score.Style.Instrument);
        var band = new InstrumentPlayer(_mix, _sampleRate);
        var drums = new DrumKit(_mix, _sampleRate, score.Seed);
        var singer = new Singer(_mix, _sampleRate, score.Style.IsDeepVoiced, score.Seed);
        foreach (var note in score.Notes)
        {
            var start = FrameAt(score.Style, note.Beat);
            var held = FrameAt(score.Style, note.Beat + note.Beats) - start;
            switch (note.Part)
            {
                case Part.Voice or Part.Harmony:
                    singer.Sing(note, start, held);
                    break;
                case Part.Solo:
                    band.Play(Timbres.Flute, note, start, held);
                    break;
                case Part.Chords:
                    band.Play(chords, note, start, held);
                    break;
                case Part.Bass:
                    band.Play(Timbres.Bass, note, start, held);
                    break;
                default:
                    drums.Strike(note, start);
                    break;
            }
        }

        new Reverb(_sampleRate, score.Style.Room).Apply(_mix);
        return _mix;
    }

    private int FrameAt(SongStyle style, double beat) => (int)Math.Round(style.SecondsAt(beat) * _sampleRate);
}
