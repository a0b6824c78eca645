namespace AimlMusic;

/// <summary>A model of the service: what it is for and what may be asked of it.</summary>
public sealed record MusicModel
{
    /// <summary>The model's id, as the service knows it.</summary>
    public required string Id { get; init; }

    /// <summary>What the model is good for, in a line.</summary>
    public required string Description { get; init; }

    /// <summary>The parameters that the model takes.</summary>
    public required IReadOnlyList<ParameterRule> Parameters { get; init; }

    /// <summary>How the model wants its lyrics.</summary>
    public LyricsForm LyricsForm { get; init; }

    /// <summary>The model to use instead, where the vendor calls this one legacy.</summary>
    public string? Replacement { get; init; }

    /// <summary>Whether the catalog has the model; the limits of one that it has not are the service's to check.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The rule of a parameter, or null where the model does not take it.</summary>
    public ParameterRule? RuleFor(MusicParameter parameter) =>
        Parameters.FirstOrDefault(rule => rule.Parameter == parameter);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
