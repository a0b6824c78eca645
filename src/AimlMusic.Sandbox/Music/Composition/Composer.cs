namespace AimlMusic.Sandbox.Music;

/// <summary>Writes the score of a planned song.</summary>
internal sealed class Composer
{
    // The octave the tonic of the melody lies in: from G3 for women, from A2 for men.
    private const int LowestTonic = 55;
    private const int LowestDeepTonic = 45;
    private const int ThirdBelow = -2;

    private readonly SongPlan _plan;
    private readonly SongStyle _style;
    private readonly Progressions _progressions;
    private readonly MelodyWriter _melody;
    private readonly List<ScoreNote> _notes = [];

    private Composer(SongPlan plan)
    {
        _plan = plan;
        _style = plan.Style;
        _progressions = new Progressions(plan);
        _melody = new MelodyWriter(plan);
    }

    /// <summary>Writes the score.</summary>
    public static Score Compose(SongPlan plan)
    {
        var composer = new Composer(plan);
        var bars = 0;
        for (var i = 0; i < plan.Phrases.Count; i++)
        {
            var phrase = plan.Phrases[i];
            var following = i + 1 < plan.Phrases.Count
                ? composer._progressions.For(plan.Phrases[i + 1])[0]
                : Progressions.Home;
            composer.AddPhrase(phrase, bars, following);
            bars += phrase.Bars;
        }

        composer.AddEnding(bars);
        return new Score(plan.Style, plan.Seed, bars, composer._notes);
    }

    private void AddPhrase(Phrase phrase, int firstBar, Chord following)
    {
        var chords = _progressions.For(phrase);
        AddTune(phrase, chords, firstBar * _style.BeatsPerBar);
        for (var i = 0; i < chords.Length; i++)
        {
            var isEnd = i == chords.Length - 1;
            var beat = (firstBar + i) * _style.BeatsPerBar;
            var bar = new BarContext(_style, phrase.Kind, beat, chords[i], isEnd ? following : chords[i + 1], isEnd);
            ChordWriter.Write(bar, _notes);
            BassWriter.Write(bar, _notes);
            DrumWriter.Write(bar, _notes);
        }
    }

    private void AddTune(Phrase phrase, Chord[] chords, double firstBeat)
    {
        if (phrase.Lead is Lead.Nobody)
        {
            return;
        }

        var loudness = Dynamics.Of(phrase.Kind);
        var tune = _melody.Write(phrase, chords);
        for (var i = 0; i < tune.Count; i++)
        {
            var (slot, degree) = tune[i];
            var syllable = phrase.Syllables[i];
            var note = new ScoreNote(
                phrase.Lead is Lead.Voice ? Part.Voice : Part.Solo,
                firstBeat + slot.Beat, slot.Beats, NoteOf(degree), loudness, 0, syllable);
            _notes.Add(note);
            if (phrase is { Kind: SectionKind.Chorus, Lead: Lead.Voice })
            {
                _notes.Add(note with { Part = Part.Harmony, Note = NoteOf(degree + ThirdBelow), Position = 0.4 });
            }
        }
    }

    private void AddEnding(int bars)
    {
        var beat = bars * _style.BeatsPerBar;
        var beats = (_plan.Seconds / _style.SecondsPerBeat) - beat;
        var home = Progressions.Home;
        var bar = new BarContext(_style, SectionKind.Outro, beat, home, home, EndsPhrase: true);
        ChordWriter.WriteEnding(bar, beats, _notes);
        BassWriter.WriteEnding(bar, beats, _notes);
        _notes.Add(new ScoreNote(Part.Solo, beat, beats, NoteOf(Scale.Degrees), bar.Loudness));
    }

    private int NoteOf(int degree)
    {
        var tonic = _style.Scale.NoteIn(0, _style.IsDeepVoiced ? LowestDeepTonic : LowestTonic);
        return tonic + _style.Scale.SemitonesOf(degree);
    }
}
