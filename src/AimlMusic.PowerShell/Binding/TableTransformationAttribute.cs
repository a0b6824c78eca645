using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>Takes a hashtable, or an object as ConvertFrom-Json makes it; nothing means that nothing is given.</summary>
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
        var other => throw new ArgumentTransformationMetadataException($"A hashtable is expected, and {other.GetType().Name} is none."),
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
