using System.Text.RegularExpressions;
using AimlMusic.Help.Pages;

namespace AimlMusic.Help.Reading;

/// <summary>Reads the parameters: a heading <c>### -Name</c>, a description and a yaml block for each.</summary>
internal static partial class ParameterReader
{
    private const string CommonParameters = "CommonParameters";
    private const string AcceptedValues = "Accepted values";

    private static readonly string[] Keys =
        ["Type", "Parameter Sets", "Aliases", "Required", "Position", "Default value", "Accept pipeline input", "Accept wildcard characters"];

    public static IReadOnlyList<Parameter> Read(Section section, MistakeList mistakes)
    {
        if (section.Sections.All(parameter => parameter.Title != CommonParameters))
        {
            mistakes.Add("## PARAMETERS", $"'### {CommonParameters}' is missing");
        }

        return [.. section.Sections.Where(parameter => parameter.Title != CommonParameters)
            .Select(parameter => ReadParameter(parameter, mistakes)).OfType<Parameter>()];
    }

    private static Parameter? ReadParameter(Section section, MistakeList mistakes)
    {
        var where = $"### {section.Title}";
        if (!NamePattern().IsMatch(section.Title))
        {
            mistakes.Add(where, "the heading of a parameter must be '### -Name'");
            return null;
        }

        var yaml = section.Code("yaml").ToList();
        var description = Prose.Read(section.Blocks.Where(block => !yaml.Contains(block)), where, mistakes);
        if (description.Count == 0)
        {
            mistakes.Add(where, "the description is missing");
        }

        if (yaml is not [var block])
        {
            mistakes.Add(where, yaml.Count == 0 ? "the ```yaml block is missing" : "must have one ```yaml block");
            return null;
        }

        var text = block.Lines.ToString();
        // The only field that platyPS omits if it is empty.
        string[] keys = text.Contains(AcceptedValues + ":", StringComparison.Ordinal) ? [.. Keys, AcceptedValues] : Keys;
        return Create(section.Title[1..], description, new Fields(text, where, mistakes, keys));
    }

    private static Parameter Create(string name, IReadOnlyList<string> description, Fields fields) => new()
    {
        Name = name,
        Description = description,
        Type = fields.Expect("Type", text => text.Length > 0, "the type's name"),
        Sets = fields.List("Parameter Sets"),
        Aliases = fields.List("Aliases"),
        AcceptedValues = fields.List(AcceptedValues),
        IsRequired = fields.Flag("Required"),
        Position = fields.Expect("Position", PositionPattern().IsMatch, "a number or Named"),
        Default = fields.Text("Default value"),
        PipelineInput = fields.Expect(
            "Accept pipeline input", PipelinePattern().IsMatch, "False, True (ByValue), True (ByPropertyName) or True (ByPropertyName, ByValue)"),
        AcceptsWildcards = fields.Flag("Accept wildcard characters"),
    };

    [GeneratedRegex(@"^-\w+$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(Named|\d+)$")]
    private static partial Regex PositionPattern();

    [GeneratedRegex(@"^(False|True \((ByPropertyName, ByValue|ByPropertyName|ByValue)\))$")]
    private static partial Regex PipelinePattern();
}
