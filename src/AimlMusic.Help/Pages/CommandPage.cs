namespace AimlMusic.Help.Pages;

/// <summary>The content of a cmdlet's page.</summary>
internal sealed record CommandPage
{
    /// <summary>The cmdlet's name.</summary>
    public required string Name { get; init; }

    /// <summary>The address of the page, or empty.</summary>
    public required string OnlineVersion { get; init; }

    /// <summary>The synopsis, one paragraph.</summary>
    public required string Synopsis { get; init; }

    /// <summary>The parameter sets, in the order of the page.</summary>
    public required IReadOnlyList<SyntaxForm> Syntax { get; init; }

    /// <summary>The description's paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The examples.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>All parameters except the common ones.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>The input types.</summary>
    public required IReadOnlyList<TypeNote> Inputs { get; init; }

    /// <summary>The output types.</summary>
    public required IReadOnlyList<TypeNote> Outputs { get; init; }

    /// <summary>The notes' paragraphs.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The related links.</summary>
    public required IReadOnlyList<Link> Links { get; init; }
}
