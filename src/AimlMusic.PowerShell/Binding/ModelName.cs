namespace AimlMusic.PowerShell;

/// <summary>A model's name as it was asked for, with wildcards or without.</summary>
internal sealed class ModelName(string name)
{
    private readonly WildcardPattern _pattern = new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    public bool HasWildcards { get; } = WildcardPattern.ContainsWildcardCharacters(name);

    /// <summary>Whether the model has such an id, or such another name.</summary>
    public bool IsOf(MusicModel model) => model.IsCalled(_pattern.IsMatch);

    public override string ToString() => name;
}
