namespace AimlMusic.Help.Pages;

/// <summary>What a page says of a parameter. The texts are those of the page's yaml block.</summary>
internal sealed record Parameter
{
    /// <summary>The type of a switch.</summary>
    public const string SwitchType = "SwitchParameter";

    /// <summary>The position of a parameter that is given by its name alone.</summary>
    public const string Named = "Named";

    /// <summary>What stands for every parameter set.</summary>
    public const string AllSets = "(All)";

    /// <summary>The name, without the dash.</summary>
    public required string Name { get; init; }

    /// <summary>The description's paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The short name of the type.</summary>
    public required string Type { get; init; }

    /// <summary>The names of the sets, or <see cref="AllSets"/>.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The only values there are, where there are only some.</summary>
    public required IReadOnlyList<string> AcceptedValues { get; init; }

    /// <summary>Whether the cmdlet cannot do without.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>A number, or <see cref="Named"/>.</summary>
    public required string Position { get; init; }

    /// <summary>What holds where nothing is given.</summary>
    public required string Default { get; init; }

    /// <summary><c>False</c>, or <c>True</c> with the ways in parentheses.</summary>
    public required string PipelineInput { get; init; }

    /// <summary>Whether wildcards are taken.</summary>
    public required bool AcceptsWildcards { get; init; }

    /// <summary>Whether the parameter belongs to a set.</summary>
    public bool IsIn(string set) => Sets is [AllSets] || Sets.Contains(set, StringComparer.Ordinal);
}
