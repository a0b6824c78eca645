using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox.Tests.Music;

public sealed class SynthesizerTests
{
    [Theory]
    [InlineData(0.5, 16000)]
    [InlineData(1, 44100)]
    [InlineData(3.3337, 24000)]
    [InlineData(10, 32000)]
    [InlineData(2, 8000)]
    [InlineData(2, 48000)]
    public void Duration_is_exactly_the_requested_one(double seconds, int rate)
    {
        var brief = Briefs.Of(seconds: seconds, rate: rate);

        Assert.Equal(seconds, Synthesizer.DurationOf(brief));
        Assert.Equal(2 * (int)Math.Round(seconds * rate), Synthesizer.Render(brief).Length);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(100000, 600)]
    public void Duration_out_of_range_is_clamped(double asked, double given) =>
        Assert.Equal(given, Synthesizer.DurationOf(Briefs.Of(seconds: asked)));

    [Fact]
    public void Duration_follows_the_lyrics_if_none_is_requested()
    {
        var brief = Briefs.Of(prompt: "120 bpm");
        var twice = Briefs.Of(Briefs.Song + "\n" + Briefs.Song, "120 bpm");
        var seconds = Synthesizer.DurationOf(brief);

        Assert.InRange(seconds, 8 * 2, 8 * 6);
        Assert.InRange(Synthesizer.DurationOf(twice), seconds * 1.5, seconds * 2);
        Assert.Equal(2 * (int)Math.Round(seconds * brief.SampleRate), Synthesizer.Render(brief).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("##\n\n##")]
    [InlineData("[Verse]\n[Chorus]")]
    public void Duration_without_lyrics_is_about_half_a_minute(string? lyrics) =>
        Assert.InRange(Synthesizer.DurationOf(Briefs.Of(lyrics)), 28, 32);

    [Fact]
    public void Duration_of_endless_lyrics_is_four_minutes()
    {
        var lines = string.Join("\n", Enumerable.Repeat("and on and on it goes until tomorrow", 5000));

        Assert.Equal(240, Synthesizer.DurationOf(Briefs.Of(lines)));
        Assert.Equal(240, Synthesizer.DurationOf(Briefs.Of(lines.Replace('\n', ' '))));
        Assert.Equal(4 * 16000, Synthesizer.Render(Briefs.Of(lines, seconds: 2)).Length);
    }

    [Fact]
    public void Samples_are_the_same_for_the_same_brief()
    {
        var brief = Briefs.Of(prompt: "jazz", seconds: 8);

        Assert.Equal(Synthesizer.Render(brief), Synthesizer.Render(brief));
        Assert.NotEqual(Synthesizer.Render(brief), Synthesizer.Render(brief with { Seed = 2 }));
        Assert.NotEqual(Synthesizer.Render(brief), Synthesizer.Render(brief with { Lyrics = "Other words" }));
    }

    [Theory]
    [InlineData("slow sad piano ballad")]
    [InlineData("fast rock, male vocals")]
    [InlineData("dance synth")]
    [InlineData("waltz with strings")]
    [InlineData("jazz swing")]
    [InlineData("ambient")]
    [InlineData("lullaby, music box")]
    [InlineData("gospel organ, 40 bpm")]
    public void Sound_is_loud_and_clean(string prompt)
    {
        var samples = Synthesizer.Render(Briefs.Of(prompt: prompt, seconds: 20));
        var mono = Audio.Mono(samples);

        Assert.InRange(samples.Max(sample => Math.Abs((int)sample)) / 32768.0, 0.85, 0.9);
        Assert.InRange(Audio.Rms(mono), 0.05, 0.4);
        Assert.InRange(mono.Average(), -0.002, 0.002);
        Assert.InRange(Audio.LongestSilence(mono, 16000), 0, 1.5);
    }

    [Fact]
    public void Sound_starts_and_ends_without_a_click()
    {
        var mono = Audio.Mono(Synthesizer.Render(Briefs.Of(prompt: "rock", seconds: 6)));

        Assert.InRange(Math.Abs(mono[0]), 0, 0.001);
        Assert.InRange(Audio.Rms(mono.TakeLast(160)), 0, 0.001);
        Assert.True(Audio.Rms(mono.TakeLast(32000)) < Audio.Rms(mono.Take(32000)));
    }

    [Fact]
    public void Stereo_channels_differ() =>
        Assert.Contains(Synthesizer.Render(Briefs.Of(seconds: 3)).Chunk(2), frame => frame[0] != frame[1]);

    [Theory]
    [InlineData("🎵🎶")]
    [InlineData("שלום עולם\nمرحبا بالعالم")]
    [InlineData("月亮代表我的心\n你问我爱你有多深")]
    [InlineData("\ud83c broken \udfb5 surrogates \uffff")]
    [InlineData("[unclosed tag\n]odd[")]
    [InlineData("🎸 rock on 🎸")]
    public void Lyrics_and_prompt_of_any_text_are_rendered(string text)
    {
        var mono = Audio.Mono(Synthesizer.Render(Briefs.Of(text, text, seconds: 3)));

        Assert.InRange(Audio.Rms(mono), 0.02, 0.5);
        Assert.InRange(Synthesizer.DurationOf(Briefs.Of(text, text)), 2, 40);
    }

    [Theory]
    [InlineData(7999)]
    [InlineData(48001)]
    public void Sample_rate_out_of_range_is_refused(int rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Synthesizer.Render(Briefs.Of(rate: rate)));
}
