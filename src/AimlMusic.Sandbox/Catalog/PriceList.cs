namespace AimlMusic.Sandbox;

/// <summary>The prices of the models. The listed prices can differ from the charged ones.</summary>
internal sealed class PriceList
{
    public const decimal Most = 1_000_000m;

    private readonly object _lock = new();
    private IReadOnlyDictionary<string, decimal> _listed = new Dictionary<string, decimal>();
    private IReadOnlyDictionary<string, decimal> _charged = new Dictionary<string, decimal>();

    /// <summary>A snapshot of both: the prices in USD that differ from the default, by model.</summary>
    public (IReadOnlyDictionary<string, decimal> Listed, IReadOnlyDictionary<string, decimal> Charged) Current
    {
        get
        {
            lock (_lock)
            {
                return (_listed, _charged);
            }
        }
    }

    public static bool IsPrice(string model, decimal usd) =>
        usd is >= 0 and <= Most && ModelTable.Catalogue.Any(known => known.Id == model);

    /// <summary>The listed prices.</summary>
    public decimal Listed(ModelSpec model) => Current.Listed.TryGetValue(model.Id, out var usd) ? usd : model.Price;

    /// <summary>The charged prices.</summary>
    public decimal Charged(ModelSpec model) => Current.Charged.TryGetValue(model.Id, out var usd) ? usd : model.Price;

    public void Set(IReadOnlyDictionary<string, decimal> listed, IReadOnlyDictionary<string, decimal> charged)
    {
        lock (_lock)
        {
            (_listed, _charged) = (listed, charged);
        }
    }
}
