using System.Diagnostics.CodeAnalysis;

namespace AimlMusic;

/// <summary>The price of a model in the service's list of models.</summary>
public sealed class ModelPricing
{
    private readonly IReadOnlyList<PriceRate> _rates = [];
    private readonly IReadOnlyList<string> _dimensions = [];

    /// <summary>Creates a price.</summary>
    public ModelPricing()
    {
    }

    /// <summary>Copies a price. Initializers change the copy.</summary>
    // This is no record: the copying method of a record is a member that PowerShell shows.
    [SetsRequiredMembers]
    internal ModelPricing(ModelPricing other)
    {
        Kind = other.Kind;
        Currency = other.Currency;
        Rates = other.Rates;
        Dimensions = other.Dimensions;
    }

    /// <summary>The kind of price.</summary>
    public required PriceKind Kind { get; init; }

    /// <summary>The currency: USD, unless the service reports another one.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The rates. The list is empty if the price is not known before the request.</summary>
    public IReadOnlyList<PriceRate> Rates
    {
        get => _rates;
        init => _rates = Indexed.Of(value);
    }

    /// <summary>The fields of the request that the rate depends on.</summary>
    public IReadOnlyList<string> Dimensions
    {
        get => _dimensions;
        init => _dimensions = Indexed.Of(value);
    }

    /// <summary>The price in words, for example <c>$0.15 per generation</c>.</summary>
    public override string ToString() => PriceWords.Of(this);
}
