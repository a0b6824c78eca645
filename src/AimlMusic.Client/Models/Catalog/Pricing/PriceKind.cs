namespace AimlMusic;

/// <summary>The kind of price of a model.</summary>
public enum PriceKind
{
    /// <summary>A price that this version cannot read.</summary>
    Unknown,

    /// <summary>One rate per unit.</summary>
    Fixed,

    /// <summary>A rate that depends on the request.</summary>
    Variants,

    /// <summary>A price that is not known before the request.</summary>
    Variable,
}
