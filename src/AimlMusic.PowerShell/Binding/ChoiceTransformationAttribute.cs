namespace AimlMusic.PowerShell;

/// <summary>Converts a word, or the cell of a table, to a value of an enumeration. An empty cell means that no value is given.</summary>
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
            : throw new ArgumentTransformationMetadataException($"'{value}' is not one of {string.Join(", ", Enum.GetNames(Type))}.");
    }
}
