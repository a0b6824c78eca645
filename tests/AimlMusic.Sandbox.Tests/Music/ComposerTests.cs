using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox.Tests.Music;

public sealed class ComposerTests
{
    [Theory]
    [InlineData("pop")]
    [InlineData("sad waltz")]
    [InlineData("folk ballad")]
    public void Syllables_have_one_note_each(string prompt)
    {
        var brief = Briefs.Of(prompt: prompt);
        var syllables = LyricParser.Parse(brief.Lyrics).SelectMany(section => section.Lines).Sum(line => line.Syllables.Count);

        Assert.Equal(syllables, Briefs.Compose(brief).Notes.Count(note => note.Part is Part.Voice));
    }

    [Theory]
    [InlineData("pop")]
    [InlineData("jazz")]
    [InlineData("slow folk")]
    [InlineData("rock waltz")]
    [InlineData("sad dance")]
    public void Notes_all_belong_to_the_key(string prompt)
    {
        var score = Briefs.Compose(Briefs.Of(prompt: prompt));

        Assert.All(
            score.Notes.Where(note => note.Part is not (Part.Kick or Part.Snare or Part.Hat)),
            note => Assert.True(score.Style.Scale.Contains(note.Note)));
    }

    [Fact]
    public void Chorus_returns_with_its_tune_and_the_verse_differs()
    {
        var plan = SongPlan.For(Briefs.Of(prompt: "pop"));
        var sections = Tunes(plan);
        var choruses = sections.Where(section => section.Kind is SectionKind.Chorus).Select(section => section.Tune).ToList();
        var verse = sections.First(section => section.Kind is SectionKind.Verse).Tune;

        Assert.Equal(4, choruses.Count);
        Assert.Equal(choruses[0], choruses[2]);
        Assert.Equal(choruses[1], choruses[3]);
        Assert.NotEqual(verse, choruses[0]);
    }

    [Fact]
    public void Chorus_is_higher_and_louder()
    {
        var notes = Briefs.Compose(Briefs.Of(prompt: "pop")).Notes.Where(note => note.Part is Part.Voice).ToLookup(note => note.Loudness);
        var chorus = notes[Dynamics.Of(SectionKind.Chorus)];
        var verse = notes[Dynamics.Of(SectionKind.Verse)];

        Assert.True(chorus.Average(note => note.Note) > verse.Average(note => note.Note));
        Assert.True(Dynamics.Of(SectionKind.Chorus) > Dynamics.Of(SectionKind.Verse));
    }

    [Fact]
    public void Sections_and_song_end_on_the_tonic()
    {
        var score = Briefs.Compose(Briefs.Of(prompt: "G major"));
        var voice = score.Notes.Where(note => note.Part is Part.Voice).ToList();
        var ending = score.Notes.Where(note => note.Beat >= score.Bars * score.Style.BeatsPerBar).ToList();

        Assert.Equal(7, voice[^1].Note % 12);
        Assert.Equal([2, 7, 11], ending.Select(note => note.Note % 12).Distinct().Order());
        Assert.Equal(7, ending.MinBy(note => note.Note).Note % 12);
    }

    [Theory]
    [InlineData("pop")]
    [InlineData("waltz")]
    [InlineData("very slow")]
    public void Notes_of_the_singer_follow_each_other_with_breaths_between_lines(string prompt)
    {
        var plan = SongPlan.For(Briefs.Of(prompt: prompt));
        var voice = Composer.Compose(plan).Notes.Where(note => note.Part is Part.Voice).ToList();

        var gaps = voice.Zip(voice.Skip(1), (note, next) => next.Beat - note.Beat - note.Beats).ToList();
        Assert.All(gaps, gap => Assert.True(gap > -1e-9));
        Assert.Equal(plan.Phrases.Count(phrase => phrase.Lead is Lead.Voice) - 1, gaps.Count(gap => gap > 0.99));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    [InlineData(60)]
    [InlineData(400)]
    public void Duration_is_filled_to_the_last_bar(double seconds)
    {
        var plan = SongPlan.For(Briefs.Of(prompt: "120 bpm", seconds: seconds));

        Assert.Equal(Math.Round(seconds / 2) - 1, plan.Phrases.Sum(phrase => phrase.Bars));
        Assert.Contains(plan.Phrases, phrase => phrase.Lead is Lead.Voice || seconds < 6);
    }

    private static List<(SectionKind Kind, string Tune)> Tunes(SongPlan plan)
    {
        var writer = new MelodyWriter(plan);
        var progressions = new Progressions(plan);
        return
        [
            .. plan.Phrases.Where(phrase => phrase.Lead is Lead.Voice)
                .Select(phrase => (phrase.Kind, string.Join(" ", writer.Write(phrase, progressions.For(phrase))))),
        ];
    }
}
