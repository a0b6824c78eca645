using System.Xml.Linq;
using AimlMusic.Help.Pages;

namespace AimlMusic.Help.Writing;

/// <summary>A parameter as MAML: short in the syntax, complete in the list of parameters.</summary>
internal static class MamlParameter
{
    public static XElement Create(Parameter parameter) => new(
        Maml.Command + "parameter",
        Attributes(parameter),
        Maml.Name(parameter.Name),
        Maml.Description(parameter.Description),
        Value(parameter, parameter.Type),
        Maml.Type(parameter.Type),
        new XElement(Maml.Dev + "defaultValue", parameter.Default));

    public static XElement CreateForSyntax(Parameter parameter) => new(
        Maml.Command + "parameter",
        Attributes(parameter),
        Maml.Name(parameter.Name),
        Values(parameter));

    // A switch has no value. If the values are limited, they are shown instead of the type.
    private static XElement? Values(Parameter parameter) => parameter switch
    {
        { Type: Parameter.SwitchType } => null,
        { AcceptedValues: { Count: > 0 } values } => new XElement(Maml.Command + "parameterValueGroup", values.Select(value => Value(parameter, value))),
        _ => Value(parameter, parameter.Type),
    };

    private static XElement Value(Parameter parameter, string text) => new(
        Maml.Command + "parameterValue",
        Maml.Flag("required", parameter.Type != Parameter.SwitchType),
        Maml.Flag("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal)),
        text);

    private static XAttribute[] Attributes(Parameter parameter) =>
    [
        Maml.Flag("required", parameter.IsRequired),
        Maml.Flag("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal)),
        Maml.Flag("globbing", parameter.AcceptsWildcards),
        new XAttribute("pipelineInput", parameter.PipelineInput),
        new XAttribute("position", parameter.Position == Parameter.Named ? "named" : parameter.Position),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
    ];
}
