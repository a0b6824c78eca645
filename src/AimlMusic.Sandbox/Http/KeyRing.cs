namespace AimlMusic.Sandbox;

/// <summary>The keys of the account.</summary>
internal sealed class KeyRing(string? first, IEnumerable<string> more)
{
    public const string AudioScope = "model:audio";

    // Replaced whole, never changed.
    private volatile IReadOnlyList<string>? _keys = first is null ? null : [first, .. more];

    /// <summary>How many there are; null where any is accepted.</summary>
    public int? Count => _keys?.Count;

    public bool Has(string key) => key.Length > 0 && _keys?.Contains(key) != false;

    /// <summary>What the keys may be used for.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [AudioScope];

    public void Restrict(IReadOnlyList<string> scopes) => Scopes = scopes;

    /// <summary>Exchanges all keys; null accepts any.</summary>
    public void Set(IReadOnlyList<string>? keys) => _keys = keys;
}
