using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>Converts an object, such as that of ConvertFrom-Json, to a hashtable. An empty value means that no value is given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TableTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap.Object(inputData) switch
    {
        null or "" => null,
        Hashtable table => table,
        IDictionary table => new Hashtable(table),
        PSCustomObject => ToTable((PSObject)inputData!),
        var other => throw new ArgumentTransformationMetadataException($"A hashtable is expected, but the value has the type {other.GetType().Name}."),
    };

    private static Hashtable ToTable(PSObject value)
    {
        Hashtable table = [];
        foreach (var property in value.Properties)
        {
            table[property.Name] = property.Value;
        }

        return table;
    }
}
