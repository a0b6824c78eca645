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

    /// <summary>Whether the model makes music. The service lists models of every kind.</summary>
    public bool IsMusic { get; init; }

    public ModelPricing? Pricing { get; init; }

    /// <summary>The URL of the OpenAPI document of the model's endpoint.</summary>
    public string? SchemaUrl { get; init; }

    /// <summary>The schema in that document; null if it was not read.</summary>
    public ModelSchema? Schema { get; init; }

    /// <summary>A model can be continued as an alias of another one.</summary>
    public bool IsCalled(string name) =>
        string.Equals(Id, name, StringComparison.OrdinalIgnoreCase) || Aliases.Any(alias => string.Equals(alias, name, StringComparison.OrdinalIgnoreCase));
}
