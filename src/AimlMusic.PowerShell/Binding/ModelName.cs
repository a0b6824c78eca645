namespace AimlMusic.PowerShell;

/// <summary>The name of a model in a query, with or without wildcards.</summary>
internal sealed class ModelName(string name)
{
    private readonly WildcardPattern _pattern = new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    public bool HasWildcards { get; } = WildcardPattern.ContainsWildcardCharacters(name);

    /// <summary>Whether the id or an alias of the model matches.</summary>
    public bool IsOf(MusicModel model) => model.IsCalled(_pattern.IsMatch);

    public override string ToString() => name;
}
