namespace AimlMusic;

/// <summary>How a model is priced.</summary>
public enum PriceKind
{
    /// <summary>In a way that this version cannot read.</summary>
    Unknown,

    /// <summary>At one rate a unit.</summary>
    Fixed,

    /// <summary>At a rate that depends on what is asked for.</summary>
    Variants,

    /// <summary>Nobody can say before the request.</summary>
    Variable,
}
