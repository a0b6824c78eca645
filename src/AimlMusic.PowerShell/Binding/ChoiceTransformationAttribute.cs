namespace AimlMusic.PowerShell;

/// <summary>Takes one of some words, or a table's cell with one; an empty cell means that nothing is given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoiceTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>The enumeration.</summary>
    public Type Type { get; } = type;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Unwrap.Object(inputData);
        if (value is null || (value is string cell && string.IsNullOrWhiteSpace(cell)))
        {
            return null;
        }

        var name = Enum.GetNames(Type).FirstOrDefault(name => string.Equals(name, value.ToString()!.Trim(), StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? Enum.Parse(Type, name)
            : throw new ArgumentTransformationMetadataException($"'{value}' is none of {string.Join(", ", Enum.GetNames(Type))}.");
    }
}
