namespace AimlMusic.Tests.Requests;

/// <summary>What is said of a request that is in order.</summary>
public sealed class WarningTests
{
    [Theory]
    [InlineData("minimax/music-2.6", "[Verse]\nla\n[chorus]\nla\n[Verse 2]\n [Outro] \nla [softly] la")]
    [InlineData("minimax/music-2.0", "la\n[]la\n[un\nclosed")]
    [InlineData("google/lyria2", null)]
    [InlineData("stable-audio", null)]
    public void Known_tag_raises_no_warning(string model, string? lyrics) =>
        Assert.Empty(RequestWarnings.Find(new() { Model = model, Lyrics = lyrics }));

    [Fact]
    public void Unknown_tag_is_named_once_with_the_known_ones()
    {
        var warnings = RequestWarnings.Find(new() { Lyrics = "[Verse]\nla\n[Drop]\nla\n[DROP]\n[]\nla" }).ToList();
        Assert.Equal(2, warnings.Count);
        Assert.StartsWith("'[Drop]' is not one", warnings[0], StringComparison.Ordinal);
        Assert.Contains("[Intro] [Verse] [Chorus] [Bridge] [Outro]", warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Model_without_tags_raises_a_warning_and_a_legacy_one_names_its_successor()
    {
        var warnings = RequestWarnings.Find(new() { Model = "minimax-music", Lyrics = "[Verse]\nla" }).ToList();
        Assert.Equal(2, warnings.Count);
        Assert.Contains("is superseded. Use 'minimax/music-2.6' instead", warnings[0], StringComparison.Ordinal);
        Assert.Contains("may be sung", warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_model_raises_a_warning() =>
        Assert.Contains("'minimax/music-9'", Assert.Single(RequestWarnings.Find(new() { Model = "minimax/music-9", Lyrics = "[Drop]\nla" })), StringComparison.Ordinal);

    [Theory]
    [InlineData("stable-adio", "stable-audio")]
    [InlineData("Stable_Audoi", "stable-audio")]
    [InlineData("gogle/lyria2", "google/lyria2")]
    [InlineData("google/lyria3", null)]
    [InlineData("minimax/music-2.7", null)]
    [InlineData("acme/song-9", null)]
    public void Misspelt_model_is_told_with_the_one_that_is_meant(string model, string? meant)
    {
        var warning = Assert.Single(RequestWarnings.Find(new() { Model = model, Prompt = "rain" }));

        if (meant is null)
        {
            Assert.DoesNotContain("Did you mean", warning, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains($"Did you mean '{meant}'?", warning, StringComparison.Ordinal);
        }

        Assert.Contains("'Get-AimlMusicModel' lists the models.", warning, StringComparison.Ordinal);
    }
}
