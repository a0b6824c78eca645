namespace AimlMusic.Sandbox;

/// <summary>The features that were extracted from recordings. They are valid for one day.</summary>
internal sealed class CoverFeatures(SandboxSeed seed)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly object _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _expiry = new(StringComparer.Ordinal);

    public string Add(DateTimeOffset time)
    {
        lock (_lock)
        {
            var id = $"cover-{seed.Hex($"cover:{_expiry.Count}").Substring(0, 24)}";
            _expiry[id] = time + Lifetime;
            return id;
        }
    }

    public bool Has(string id, DateTimeOffset time)
    {
        lock (_lock)
        {
            return _expiry.TryGetValue(id, out var expires) && time < expires;
        }
    }
}
