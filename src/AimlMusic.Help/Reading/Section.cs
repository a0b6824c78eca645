using Markdig.Syntax;

namespace AimlMusic.Help.Reading;

/// <summary>A heading with its content.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Level">1 for the page itself.</param>
internal sealed record Section(string Title, int Level)
{
    /// <summary>The content before the first subheading.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The subsections.</summary>
    public List<Section> Sections { get; } = [];

    /// <summary>The code blocks in a language.</summary>
    public IEnumerable<FencedCodeBlock> Code(string language) =>
        Blocks.OfType<FencedCodeBlock>().Where(block => (block.Info ?? "") == language);
}
