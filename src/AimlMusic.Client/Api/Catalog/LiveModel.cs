namespace AimlMusic.Api;

/// <summary>A model as the service lists it.</summary>
internal sealed record LiveModel
{
    public required string Id { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Type { get; init; }

    public string? DisplayName { get; init; }

    public string? Developer { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether it makes music; the service lists models of every sort.</summary>
    public bool IsMusic { get; init; }

    public ModelPricing? Pricing { get; init; }

    /// <summary>Where the service keeps the OpenAPI document of the model's endpoint.</summary>
    public string? SchemaUrl { get; init; }

    /// <summary>What that document says; null where it was not read.</summary>
    public ModelSchema? Schema { get; init; }

    /// <summary>A model may live on as another's alias.</summary>
    public bool IsCalled(string name) =>
        string.Equals(Id, name, StringComparison.OrdinalIgnoreCase) || Aliases.Any(alias => string.Equals(alias, name, StringComparison.OrdinalIgnoreCase));
}
