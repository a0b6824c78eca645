namespace AimlMusic;

/// <summary>What a model costs, as the service's list of models says. The currency is US dollars unless it says otherwise.</summary>
public sealed record ModelPricing
{
    private readonly IReadOnlyList<PriceRate> _rates = [];
    private readonly IReadOnlyList<string> _dimensions = [];

    /// <summary>How it is priced.</summary>
    public required PriceKind Kind { get; init; }

    /// <summary>The currency.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The rates; none where the price cannot be told before the request.</summary>
    public IReadOnlyList<PriceRate> Rates
    {
        get => _rates;
        init => _rates = Indexed.Of(value);
    }

    /// <summary>The request's fields that the rate depends on.</summary>
    public IReadOnlyList<string> Dimensions
    {
        get => _dimensions;
        init => _dimensions = Indexed.Of(value);
    }

    /// <summary>The price in words, for example <c>$0.15 per generation</c>.</summary>
    public override string ToString() => PriceWords.Of(this);
}
