namespace AimlMusic;

/// <summary>What a number of units costs.</summary>
public sealed record PriceRate
{
    /// <summary>What <see cref="Per"/> units cost, in the currency of the whole.</summary>
    public required decimal Price { get; init; }

    /// <summary>How many units that is for: 1 for a song, 1000000 for most tokens.</summary>
    public decimal Per { get; init; } = 1;

    /// <summary>The unit, such as a generation or a second, where it is told.</summary>
    public string? Unit { get; init; }

    /// <summary>Which of these units, where there are several sorts of them.</summary>
    public string? Measure { get; init; }

    /// <summary>What must be asked for to have this rate: the names of the request's fields, and their values.</summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>For example <c>0.15 per generation</c>.</summary>
    public override string ToString() => PriceWords.Of(this);
}
