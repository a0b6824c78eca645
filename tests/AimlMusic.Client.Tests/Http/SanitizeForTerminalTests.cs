using System.Text.RegularExpressions;

namespace AimlMusic.Tests.Http;

public sealed partial class SanitizeForTerminalTests
{
    [Theory]
    [InlineData("Dawn", "Dawn")]
    [InlineData("  Dawn \t\n song ", "Dawn song")]
    [InlineData("Da\u001b[31mwn", "Da [31mwn")]
    [InlineData("a\u202eb\u200b\u200bc", "a b c")]
    [InlineData("\ud83c\udfb5 song", "\ud83c\udfb5 song")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    public void Text_is_one_line_of_characters_that_can_be_shown(string text, string line) => Assert.Equal(line, SanitizeForTerminal.Of(text));

    [Fact]
    public void Every_character_is_judged_by_its_category()
    {
        var judged = Enumerable.Range(0, char.MaxValue + 1).Select(unit => $"a{(char)unit}b").ToList();

        Assert.All(judged, text => Assert.Equal(Unfit().Replace(text, " "), SanitizeForTerminal.Of(text)));
        Assert.All(judged, text => Assert.NotEqual(Unfit().IsMatch(text), SanitizeForTerminal.IsWord(text)));
    }

    [Fact]
    public void Half_of_a_pair_is_no_character() => Assert.Equal("a b c", SanitizeForTerminal.Of("a\ud83cb\udfb5\ud83cc"));

    [Fact]
    public void Long_text_is_cut_but_no_character()
    {
        Assert.Equal("aaa…", SanitizeForTerminal.Of("aaaaa", 3));
        Assert.Equal("aa…", SanitizeForTerminal.Of("aa\ud83c\udfb5aa", 3));
        Assert.Equal(501, SanitizeForTerminal.Of(new string('a', 1_000_000)).Length);
    }

    // A single surrogate is no character (Cs).
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unfit();
}
