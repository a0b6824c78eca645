namespace AimlMusic.Help.Pages;

/// <summary>A parameter in a page. The texts are those of its yaml block.</summary>
internal sealed record Parameter
{
    /// <summary>The type of a switch.</summary>
    public const string SwitchType = "SwitchParameter";

    /// <summary>The position of a parameter that is specified by its name.</summary>
    public const string Named = "Named";

    /// <summary>The name for all parameter sets.</summary>
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

    /// <summary>The permitted values, if they are limited.</summary>
    public required IReadOnlyList<string> AcceptedValues { get; init; }

    /// <summary>Whether the parameter is required.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>A number, or <see cref="Named"/>.</summary>
    public required string Position { get; init; }

    /// <summary>The default value.</summary>
    public required string Default { get; init; }

    /// <summary><c>False</c>, or <c>True</c> with the kinds of pipeline input in parentheses.</summary>
    public required string PipelineInput { get; init; }

    /// <summary>Whether wildcards are permitted.</summary>
    public required bool AcceptsWildcards { get; init; }

    /// <summary>Whether the parameter belongs to a set.</summary>
    public bool IsIn(string set) => Sets is [AllSets] || Sets.Contains(set, StringComparer.Ordinal);
}
