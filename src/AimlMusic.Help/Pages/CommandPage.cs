namespace AimlMusic.Help.Pages;

/// <summary>What a page says of a cmdlet.</summary>
internal sealed record CommandPage
{
    /// <summary>The cmdlet's name.</summary>
    public required string Name { get; init; }

    /// <summary>The page's own address, or empty.</summary>
    public required string OnlineVersion { get; init; }

    /// <summary>One paragraph.</summary>
    public required string Synopsis { get; init; }

    /// <summary>The parameter sets, in the order of the page.</summary>
    public required IReadOnlyList<SyntaxForm> Syntax { get; init; }

    /// <summary>The description's paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The examples.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>Every parameter but the common ones.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>What can be piped in.</summary>
    public required IReadOnlyList<TypeNote> Inputs { get; init; }

    /// <summary>What comes out.</summary>
    public required IReadOnlyList<TypeNote> Outputs { get; init; }

    /// <summary>The notes' paragraphs.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Where to read on.</summary>
    public required IReadOnlyList<Link> Links { get; init; }
}
