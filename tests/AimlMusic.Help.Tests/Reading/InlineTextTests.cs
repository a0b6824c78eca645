using AimlMusic.Help.Pages;
using AimlMusic.Help.Reading;

namespace AimlMusic.Help.Tests.Reading;

public sealed class InlineTextTests
{
    [Theory]
    [InlineData("a `code` and **bold** *words*", "a code and bold words")]
    [InlineData("see [the page](https://example.com/a)", "see the page (https://example.com/a)")]
    [InlineData("see [Get-Thing](Get-Thing.md)", "see Get-Thing")]
    [InlineData("<https://example.com>", "https://example.com")]
    [InlineData("[https://example.com](https://example.com)", "https://example.com")]
    [InlineData("1 &lt; 2 \\<b> & 'c' \"d\"", "1 < 2 <b> & 'c' \"d\"")]
    [InlineData("the <String> type", "the <String> type")]
    [InlineData("one\ntwo", "one two")]
    [InlineData("one\\\ntwo", "one\ntwo")]
    public void Markdown_becomes_what_a_console_shows(string markdown, string text) =>
        Assert.Equal([text], Prose.Read(Outline.Read(markdown).Blocks, "", new MistakeList("", [])));

    [Fact]
    public void Code_blocks_are_indented_and_list_numbers_preserved() => Assert.Equal(
        ["    a\n\n      b", "1. one\n2. two"],
        Prose.Read(Outline.Read("```\na\n\n  b\n```\n\n1. one\n1. two\n").Blocks, "", new MistakeList("", [])));
}
