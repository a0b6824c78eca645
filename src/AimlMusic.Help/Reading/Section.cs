using Markdig.Syntax;

namespace AimlMusic.Help.Reading;

/// <summary>A heading with what stands under it.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Level">1 for the page itself.</param>
internal sealed record Section(string Title, int Level)
{
    /// <summary>What stands before the first heading within.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The headings within.</summary>
    public List<Section> Sections { get; } = [];

    /// <summary>The code blocks in a language.</summary>
    public IEnumerable<FencedCodeBlock> Code(string language) =>
        Blocks.OfType<FencedCodeBlock>().Where(block => (block.Info ?? "") == language);
}
