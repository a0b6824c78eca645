namespace AimlMusic.Tests.Requests;

public sealed class LyricsTests
{
    [Theory]
    [InlineData("One\nTwo", "##One\n\nTwo##")]
    [InlineData("One\r\n\r\n\r\nTwo  \r\n", "##One\n\nTwo##")]
    [InlineData("  One", "##One##")]
    [InlineData("##One\nTwo##", "##One\nTwo##")]
    [InlineData(" \n##One", " \n##One")]
    [InlineData("#One", "###One##")]
    [InlineData("", "")]
    [InlineData(" \n ", " \n ")]
    [InlineData(null, null)]
    public void Plain_lyrics_get_their_hash_marks_and_pauses_and_marked_ones_stay(string? lyrics, string? expected) =>
        Assert.Equal(expected, HashedLyrics.Format(lyrics));

    [Theory]
    [InlineData(new[] { "One", "Two" }, "One\nTwo")]
    [InlineData(new[] { "One\r\nTwo\rThree\u2028Four\u2029Five\nSix" }, "One\nTwo\nThree\nFour\nFive\nSix")]
    [InlineData(new[] { "\ufeffOne", "\ufeff", "Two \t " }, "One\n\nTwo")]
    [InlineData(new[] { "", "  ", "  One", "", "", "Two", " ", "" }, "  One\n\n\nTwo")]
    [InlineData(new[] { null, "One", null }, "One")]
    [InlineData(new[] { "", " \r\n\t" }, null)]
    [InlineData(new string[0], null)]
    [InlineData(null, null)]
    public void Lines_of_any_origin_become_one_text(string?[]? lines, string? expected) =>
        Assert.Equal(expected, LyricsText.Join(lines));
}
