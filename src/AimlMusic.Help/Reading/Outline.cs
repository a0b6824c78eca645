using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace AimlMusic.Help.Reading;

/// <summary>A page as a tree of headings. Level 0, without a title, contains the page.</summary>
internal static class Outline
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    public static Section Read(string markdown)
    {
        Section root = new("", 0);
        Stack<Section> open = new([root]);
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            if (block is HeadingBlock heading)
            {
                Section section = new(InlineText.Of(heading.Inline), heading.Level);
                while (open.Peek().Level >= section.Level)
                {
                    open.Pop();
                }

                open.Peek().Sections.Add(section);
                open.Push(section);
            }
            else if (block is not LinkReferenceDefinitionGroup)
            {
                open.Peek().Blocks.Add(block);
            }
        }

        return root;
    }

    /// <summary>The lines of the front matter, or null if there is none.</summary>
    public static string? FrontMatter(Section root) =>
        root.Blocks.OfType<YamlFrontMatterBlock>().FirstOrDefault()?.Lines.ToString();
}
