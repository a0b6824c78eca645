using System.Text.RegularExpressions;
using AimlMusic.Help.Pages;
using Markdig.Syntax;

namespace AimlMusic.Help.Reading;

/// <summary>Reads the syntax blocks: one, or one under a heading for each parameter set.</summary>
internal static partial class SyntaxReader
{
    private const string DefaultMark = " (Default)";
    private const string CommonParameters = "[<CommonParameters>]";

    public static IReadOnlyList<SyntaxForm> Read(Section section, string command, MistakeList mistakes)
    {
        var forms = section.Sections.Count == 0 && section.Blocks.Count > 0
            ? [ReadForm(section, "", command, mistakes)]
            : section.Sections.Select(set => ReadForm(set, set.Title.Replace(DefaultMark, "", StringComparison.Ordinal), command, mistakes)).ToArray();
        if (forms.Length > 1 && section.Sections.Count(set => set.Title.EndsWith(DefaultMark, StringComparison.Ordinal)) != 1)
        {
            mistakes.Add("## SYNTAX", $"one of the parameter sets must be marked with '{DefaultMark.Trim()}'");
        }

        return forms;
    }

    private static SyntaxForm ReadForm(Section section, string set, string command, MistakeList mistakes)
    {
        var where = $"{new string('#', section.Level)} {section.Title}";
        if (section.Blocks is not [FencedCodeBlock block])
        {
            mistakes.Add(where, "must hold one code block with the syntax");
            return new SyntaxForm(set, []);
        }

        var line = Blanks().Replace(Prose.Verbatim(block), " ").Trim();
        if (!line.StartsWith(command + " ", StringComparison.Ordinal) || !line.EndsWith(CommonParameters, StringComparison.Ordinal))
        {
            mistakes.Add(where, $"the syntax must begin with '{command}' and end with '{CommonParameters}'");
            return new SyntaxForm(set, []);
        }

        var parameters = line[command.Length..^CommonParameters.Length];
        var rest = ParameterPattern().Replace(parameters, "").Trim();
        if (rest.Length > 0)
        {
            mistakes.Add(where, $"'{rest}' cannot be read as a parameter");
        }

        return new SyntaxForm(set, [.. ParameterPattern().Matches(parameters).Select(ReadParameter)]);
    }

    private static SyntaxParameter ReadParameter(Match match)
    {
        var groups = match.Groups;
        return new SyntaxParameter(
            groups["name"].Value,
            groups["type"].Success ? groups["type"].Value : null,
            IsRequired: !groups["optional"].Success,
            IsPositional: groups["positional"].Success);
    }

    // [[-Path] <String>], [-Force], -Id <String[]>, [-Id] <String[]>
    [GeneratedRegex(
        """
        (?<optional>\[(?=\[?-\w+\]?(\ <[^>]+>)?\](?!\ <)))?
        (?<positional>\[(?=-\w+\]\ <))?
        -(?<name>\w+)
        (?(positional)\])
        (\ <(?<type>[^>]+)>)?
        (?(optional)\])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
