namespace AimlMusic;

/// <summary>The price of a number of units.</summary>
public sealed class PriceRate
{
    /// <summary>The price of <see cref="Per"/> units, in the currency of the pricing.</summary>
    public required decimal Price { get; init; }

    /// <summary>The number of units: 1 for a song, 1000000 for most tokens.</summary>
    public decimal Per { get; init; } = 1;

    /// <summary>The unit, such as a generation or a second, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The sort of unit, if there are several.</summary>
    public string? Measure { get; init; }

    /// <summary>The fields of the request and their values for which this rate applies.</summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>For example <c>0.15 per generation</c>.</summary>
    public override string ToString() => PriceWords.Of(this);
}
