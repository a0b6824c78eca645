using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox.Tests.Music;

public sealed class LyricParserTests
{
    [Fact]
    public void Tags_open_sections_and_are_not_part_of_the_lyrics()
    {
        var sections = LyricParser.Parse("[Intro]\n[Verse 1] Hello\nworld\n\n[Pre-Chorus]\nNow\n[softly]\nthen\n[Chorus: loud]\nLa\n[Guitar Solo]\n[Outro]");

        Assert.Equal(
            [SectionKind.Intro, SectionKind.Verse, SectionKind.PreChorus, SectionKind.Chorus, SectionKind.Interlude, SectionKind.Outro],
            sections.Select(section => section.Kind));
        Assert.Equal([0, 2, 2, 1, 0, 0], sections.Select(section => section.Lines.Count));
        Assert.DoesNotContain(sections.SelectMany(section => section.Lines), line => line.AfterPause);
    }

    [Fact]
    public void Legacy_form_loses_its_marks_and_pauses_at_blank_lines()
    {
        var sections = LyricParser.Parse("##First line\nSecond line\r\n\r\n\r\nThird line##");

        var lines = sections.SelectMany(section => section.Lines).ToList();
        Assert.Equal([false, false, true], lines.Select(line => line.AfterPause));
        Assert.All(lines, line => Assert.InRange(line.Syllables.Count, 2, 3));
    }

    [Fact]
    public void Stanza_that_returns_is_the_chorus_without_tags()
    {
        var sections = LyricParser.Parse("One\n\nSing along\n\nTwo\n\nSing along");

        Assert.Equal(
            [SectionKind.Verse, SectionKind.Chorus, SectionKind.Verse, SectionKind.Chorus],
            sections.Select(section => section.Kind));
    }

    [Fact]
    public void Long_lines_are_divided_between_words()
    {
        var lines = LyricParser.Parse(string.Join(" ", Enumerable.Repeat("banana", 20)))[0].Lines;

        Assert.Equal(60, lines.Sum(line => line.Syllables.Count));
        Assert.All(lines, line => Assert.InRange(line.Syllables.Count, 3, LyricParser.LongestLine));
        Assert.All(lines, line => Assert.True(line.Syllables[0].StartsWord));
    }

    [Theory]
    [InlineData("love", 1)]
    [InlineData("the table", 3)]
    [InlineData("morning", 2)]
    [InlineData("beyond yesterday", 5)]
    [InlineData("don't", 1)]
    [InlineData("Hmm", 1)]
    [InlineData("молоко", 3)]
    [InlineData("月亮代表", 4)]
    [InlineData("שלום", 2)]
    [InlineData("catch 22", 3)]
    [InlineData("🎵 …!", 0)]
    public void Syllables_are_counted_by_their_vowels(string words, int count) =>
        Assert.Equal(count, Syllabifier.Split(words).Count);

    [Fact]
    public void Syllables_know_their_sounds() =>
        Assert.Equal(
            [new(Vowel.U, Onset.Hiss, true), new(Vowel.A, Onset.Stop, true), new(Vowel.O, Onset.Voiced, false), new(Vowel.I, Onset.Open, true)],
            Syllabifier.Split("hu paló í"));
}
