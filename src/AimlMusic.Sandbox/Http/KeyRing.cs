namespace AimlMusic.Sandbox;

/// <summary>The keys of the account.</summary>
internal sealed class KeyRing(string? first, IEnumerable<string> more)
{
    public const string AudioScope = "model:audio";

    // It is replaced, never changed.
    private volatile IReadOnlyList<string>? _keys = first is null ? null : [first, .. more];

    /// <summary>The number of keys; null if any key is accepted.</summary>
    public int? Count => _keys?.Count;

    public bool Has(string key) => key.Length > 0 && _keys?.Contains(key) != false;

    /// <summary>The scopes of the keys.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [AudioScope];

    public void Restrict(IReadOnlyList<string> scopes) => Scopes = scopes;

    /// <summary>Replaces all keys; null accepts any key.</summary>
    public void Set(IReadOnlyList<string>? keys) => _keys = keys;
}
