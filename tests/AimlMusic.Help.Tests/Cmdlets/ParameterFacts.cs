using System.Management.Automation;
using System.Reflection;

namespace AimlMusic.Help.Tests.Cmdlets;

/// <summary>What the built assembly says of a parameter, in the words of a page.</summary>
internal sealed record ParameterFacts(string Name, string Type)
{
    public IReadOnlyList<string> Sets { get; init; } = ["(All)"];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public bool IsRequired { get; init; }

    public string Position { get; init; } = "Named";

    public string PipelineInput { get; init; } = "False";

    /// <summary>The least and the greatest value, where the binder checks them.</summary>
    public (object? Minimum, object? Maximum)? Range { get; init; }

    public static ParameterFacts? Of(PropertyInfo property)
    {
        var attributes = property.GetCustomAttributesData();
        var parameters = attributes.Where(attribute => attribute.AttributeType == typeof(ParameterAttribute)).ToList();
        if (parameters.Count == 0)
        {
            return null;
        }

        var range = attributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(ValidateRangeAttribute));
        var aliases = attributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(AliasAttribute));
        // No parameter here is another thing in another set; a page has one block for each.
        var parameter = parameters[0];
        return new ParameterFacts(property.Name, TypeName(property.PropertyType))
        {
            Sets = [.. parameters.Select(attribute => Value<string>(attribute, "ParameterSetName") ?? "(All)")],
            Aliases = aliases is null ? [] : [.. ((IEnumerable<CustomAttributeTypedArgument>)aliases.ConstructorArguments[0].Value!).Select(alias => (string)alias.Value!)],
            IsRequired = Value<bool>(parameter, "Mandatory"),
            Position = Value<int?>(parameter, "Position")?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "Named",
            PipelineInput = Pipeline(Value<bool>(parameter, "ValueFromPipelineByPropertyName"), Value<bool>(parameter, "ValueFromPipeline")),
            Range = range is null ? null : (range.ConstructorArguments[0].Value, range.ConstructorArguments[1].Value),
        };
    }

    private static string TypeName(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name;

    private static string Pipeline(bool byName, bool byValue) => (byName, byValue) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };

    private static T? Value<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value is T value ? value : default;
}
