using AimlMusic.Help.Pages;
using AimlMusic.Help.Reading;
using AimlMusic.Help.Writing;

namespace AimlMusic.Help.Tests.Writing;

public sealed class AboutTextTests
{
    private readonly List<Mistake> _mistakes = [];

    [Fact]
    public void Topic_is_laid_out()
    {
        var text = Create("# about_X\n\n## SHORT DESCRIPTION\n\nShort.\n\n## LONG\n\nOne.\n\n- a\n- b\n\n```\nGet-X\n```\n\n### Inner\n\nTwo.\n");
        Assert.Equal(
            """
            TOPIC
                about_X

            SHORT DESCRIPTION
                Short.

            LONG
                One.

                - a
                - b

                    Get-X

              Inner
                Two.

            """.ReplaceLineEndings("\n"),
            text);
        Assert.Empty(_mistakes);
    }

    [Theory]
    [InlineData("# about_Y\n\n## SHORT DESCRIPTION\n\nShort.", "# about_Y", "'# about_X'")]
    [InlineData("# about_X\n\n## LONG\n\nLong.", "# about_X", "'## SHORT DESCRIPTION'")]
    [InlineData("# about_X\n\n## SHORT DESCRIPTION\n", "## SHORT DESCRIPTION", "is empty")]
    [InlineData("", "#", "'# about_X'")]
    public void Mistakes_are_named(string markdown, string where, string problem)
    {
        Create(markdown);
        Assert.Contains(_mistakes, mistake => mistake.Where == where && mistake.Problem.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Code_that_is_too_long_is_a_mistake_since_it_cannot_be_wrapped()
    {
        Create($"# about_X\n\n## SHORT DESCRIPTION\n\nShort.\n\n```\n{new string('x', 73)}\n```\n");
        Assert.Contains("80 columns", Assert.Single(_mistakes).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one two three", "one two|three")]
    [InlineData("- one two three", "- one two|  three")]
    [InlineData("12. one two three", "12. one|    two|    three")]
    [InlineData("    one two three", "    one two three")]
    [InlineData("unbreakable-word x", "unbreakable-word|x")]
    public void Lines_are_broken_at_blanks(string line, string expected) =>
        Assert.Equal(expected.Split('|'), TextWrap.Wrap(line, "", 9));

    private string Create(string markdown) => AboutText.Create("about_X", Outline.Read(markdown), new MistakeList("about_X.md", _mistakes));
}
