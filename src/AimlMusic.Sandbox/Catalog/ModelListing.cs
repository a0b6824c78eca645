using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>The differences between the list of models and the available models: some are omitted, and some exist only in the list.</summary>
internal sealed class ModelListing
{
    private readonly object _lock = new();
    private IReadOnlyList<string> _hidden = [];
    private IReadOnlyList<JsonElement> _more = [];
    private volatile IReadOnlyList<Deprecation> _added = [];

    /// <summary>A snapshot of both: the ids that are omitted, and the entries that are added at the end.</summary>
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

    /// <summary>The deprecations.</summary>
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
