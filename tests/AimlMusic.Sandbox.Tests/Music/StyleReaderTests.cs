using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox.Tests.Music;

public sealed class StyleReaderTests
{
    [Theory]
    [InlineData("a song at 90 BPM", 90)]
    [InlineData("fast rock, bpm: 75", 75)]
    [InlineData("999 bpm", 220)]
    public void Tempo_in_the_prompt_is_used(string prompt, double tempo) => Assert.Equal(tempo, Read(prompt).Tempo);

    [Fact]
    public void Tempo_follows_keywords()
    {
        Assert.InRange(Read("slow rock").Tempo, 60, 80);
        Assert.InRange(Read("ballad").Tempo, 65, 85);
        Assert.InRange(Read("fast folk").Tempo, 138, 160);
        Assert.InRange(Read("upbeat").Tempo, 120, 136);
    }

    [Theory]
    [InlineData("sad piano", Mode.Minor)]
    [InlineData("Melancholic strings", Mode.Minor)]
    [InlineData("happy song", Mode.Major)]
    [InlineData("jazz", Mode.Dorian)]
    [InlineData("rock", Mode.Mixolydian)]
    [InlineData("happy, but in A minor", Mode.Minor)]
    [InlineData(null, Mode.Major)]
    public void Mode_follows_keywords(string? prompt, object mode) => Assert.Equal(mode, Read(prompt).Scale.Mode);

    [Theory]
    [InlineData("in C minor", 0)]
    [InlineData("F# minor", 6)]
    [InlineData("A-flat major", 8)]
    [InlineData("Bb Major", 10)]
    [InlineData("B minor", 11)]
    [InlineData("C♯ dorian", 1)]
    public void Key_in_the_prompt_is_used(string prompt, int tonic) => Assert.Equal(tonic, Read(prompt).Scale.Tonic);

    [Fact]
    public void Meter_instrument_and_groove_follow_keywords()
    {
        Assert.Equal(3, Read("a waltz").BeatsPerBar);
        Assert.Equal(4, Read("a march").BeatsPerBar);
        Assert.Equal(Instrument.Strings, Read("violins").Instrument);
        Assert.Equal(Instrument.ElectricPiano, Read("electric piano").Instrument);
        Assert.Equal(Groove.Swing, Read("jazz").Groove);
        Assert.Equal(Groove.Still, Read("rock with no drums").Groove);
        Assert.True(Read("male singer").IsDeepVoiced);
        Assert.False(Read("female singer").IsDeepVoiced);
    }

    [Fact]
    public void Stem_counts_only_at_the_start_of_a_word() => Assert.False(WordSearch.Finds("rock", "a shamrock"));

    [Fact]
    public void Swung_eighths_come_late()
    {
        var swing = Read("jazz, 60 bpm");

        Assert.Equal(2.0, swing.SecondsAt(2));
        Assert.Equal(2 + (2.0 / 3), swing.SecondsAt(2.5), 1e-9);
        Assert.Equal(2.5, Read("rock, 60 bpm").SecondsAt(2.5));
    }

    private static SongStyle Read(string? prompt) => StyleReader.Read(prompt, 1);
}
