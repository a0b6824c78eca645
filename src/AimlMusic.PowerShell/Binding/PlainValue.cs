using System.Collections.Specialized;
using System.Management.Automation.Internal;

namespace AimlMusic.PowerShell;

/// <summary>Converts PowerShell's own kinds of values to those of .NET.</summary>
internal static class PlainValue
{
    public static object? Of(object? value) => Unwrap.Object(value) switch
    {
        SwitchParameter flag => flag.IsPresent,
        // What a command without output returns.
        _ when ReferenceEquals(value, AutomationNull.Value) => null,
        PSCustomObject => Properties((PSObject)value!),
        var plain => plain,
    };

    private static OrderedDictionary Properties(PSObject value)
    {
        OrderedDictionary table = [];
        foreach (var property in value.Properties)
        {
            table[property.Name] = property.Value;
        }

        return table;
    }
}
