using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>What the catalogue lists other than the models that are played: some are left out, some are there in name alone.</summary>
internal sealed class ModelListing
{
    private readonly object _lock = new();
    private IReadOnlyList<string> _hidden = [];
    private IReadOnlyList<JsonElement> _more = [];
    private volatile IReadOnlyList<Deprecation> _added = [];

    /// <summary>Both at one moment: the ids that are left out, and the entries that come after the others, as they are to be shown.</summary>
    public (IReadOnlyList<string> Hidden, IReadOnlyList<JsonElement> More) Current
    {
        get
        {
            lock (_lock)
            {
                return (_hidden, _more);
            }
        }
    }

    /// <summary>What the vendor says of models that it ends.</summary>
    public IEnumerable<Deprecation> Deprecations => _added.Concat(ModelTable.Deprecations.Where(known => !_added.Any(entry => entry.Id == known.Id)));

    public void Deprecate(IReadOnlyList<Deprecation> entries) => _added = entries;

    public void Set(IReadOnlyList<string> hidden, IReadOnlyList<JsonElement> more)
    {
        lock (_lock)
        {
            (_hidden, _more) = (hidden, more);
        }
    }
}
