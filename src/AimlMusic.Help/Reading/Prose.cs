using AimlMusic.Help.Pages;
using Markdig.Syntax;

namespace AimlMusic.Help.Reading;

/// <summary>
/// The text under a heading, for a console: one piece for each paragraph, list and code block. A list is one piece with
/// several lines, because a console inserts an empty line between pieces.
/// </summary>
internal static class Prose
{
    private const string CodeIndent = "    ";

    public static IReadOnlyList<string> Read(IEnumerable<Block> blocks, string where, MistakeList mistakes)
    {
        List<string> pieces = [];
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ParagraphBlock paragraph:
                    pieces.Add(InlineText.Of(paragraph.Inline));
                    break;
                case ListBlock list:
                    pieces.Add(string.Join('\n', Items(list, where, mistakes)));
                    break;
                case CodeBlock code:
                    pieces.Add(string.Join('\n', Verbatim(code).Split('\n').Select(line => (CodeIndent + line).TrimEnd())));
                    break;
                default:
                    mistakes.Add(where, $"line {block.Line + 1}: only paragraphs, lists and code blocks can be shown on a console");
                    break;
            }
        }

        return pieces;
    }

    /// <summary>The lines of a code block, unchanged.</summary>
    public static string Verbatim(CodeBlock code) => code.Lines.ToString().ReplaceLineEndings("\n").TrimEnd('\n');

    private static IEnumerable<string> Items(ListBlock list, string where, MistakeList mistakes)
    {
        var number = 0;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            number++;
            if (item is [ParagraphBlock paragraph])
            {
                yield return (list.IsOrdered ? $"{number}. " : "- ") + InlineText.Of(paragraph.Inline);
            }
            else
            {
                mistakes.Add(where, $"line {item.Line + 1}: an item of a list must be one paragraph");
            }
        }
    }
}
