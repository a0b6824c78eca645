using AimlMusic.Help.Pages;
using AimlMusic.Help.Reading;

namespace AimlMusic.Help.Writing;

/// <summary>
/// An about topic as plain text of 80 columns. Get-Help reads the synopsis from SHORT DESCRIPTION.
/// </summary>
internal static class AboutText
{
    private const int Width = 80;
    private const string ShortDescription = "SHORT DESCRIPTION";

    public static string Create(string name, Section root, MistakeList mistakes)
    {
        var page = root.Sections.FirstOrDefault() ?? root;
        if (page.Level != 1 || page.Title != name)
        {
            mistakes.Add($"# {page.Title}".TrimEnd(), $"the title must be the file's name, '# {name}'");
        }

        if (page.Sections.FirstOrDefault()?.Title != ShortDescription)
        {
            mistakes.Add($"# {page.Title}".TrimEnd(), $"the first heading must be '## {ShortDescription}'");
        }

        List<string> lines = ["TOPIC", "    " + name];
        foreach (var section in page.Sections)
        {
            Append(section, lines, mistakes);
        }

        return string.Join('\n', lines) + "\n";
    }

    private static void Append(Section section, List<string> lines, MistakeList mistakes)
    {
        var isSub = section.Level > 2;
        lines.AddRange(["", (isSub ? "  " : "") + section.Title]);
        var where = $"{new string('#', section.Level)} {section.Title}";
        var isFirst = true;
        foreach (var piece in Prose.Read(section.Blocks, where, mistakes))
        {
            if (!isFirst)
            {
                lines.Add("");
            }

            isFirst = false;
            List<string> wrapped = [.. piece.Split('\n').SelectMany(line => TextWrap.Wrap(line, "    ", Width))];
            foreach (var line in wrapped.Where(line => line.Length > Width))
            {
                mistakes.Add(where, $"'{line.Trim()}' does not fit into {Width} columns");
            }

            lines.AddRange(wrapped);
        }

        if (isFirst && section.Sections.Count == 0)
        {
            mistakes.Add(where, "is empty");
        }

        foreach (var inner in section.Sections)
        {
            Append(inner, lines, mistakes);
        }
    }
}
