using AimlMusic.Help.Pages;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AimlMusic.Help.Reading;

/// <summary>Reads a cmdlet's page in the format of platyPS. After a mistake, it continues with the rest of the page, to find more.</summary>
internal sealed class PageReader(string name, MistakeList mistakes)
{
    private static readonly string[] FrontMatterFields = ["external help file", "Module Name", "online version", "schema"];
    private static readonly string[] Headings =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private static readonly string[] MayBeEmpty = ["NOTES", "RELATED LINKS"];

    public CommandPage Read(string markdown)
    {
        var root = Outline.Read(markdown);
        var online = ReadFrontMatter(Outline.FrontMatter(root));
        var page = FindPage(root);
        var sections = FindSections(page);
        CommandPage command = new()
        {
            Name = name,
            OnlineVersion = online,
            Synopsis = ReadSynopsis(sections["SYNOPSIS"]),
            Syntax = SyntaxReader.Read(sections["SYNTAX"], name, mistakes),
            Description = ReadProse(sections["DESCRIPTION"]),
            Examples = [.. sections["EXAMPLES"].Sections.Select(ReadExample)],
            Parameters = ParameterReader.Read(sections["PARAMETERS"], mistakes),
            Inputs = ReadTypes(sections["INPUTS"]),
            Outputs = ReadTypes(sections["OUTPUTS"]),
            Notes = ReadProse(sections["NOTES"]),
            Links = ReadLinks(sections["RELATED LINKS"]),
        };
        Consistency.Check(command, mistakes);
        return command;
    }

    private string ReadFrontMatter(string? text)
    {
        const string Where = "front matter";
        if (text is null)
        {
            mistakes.Add(Where, "is missing");
            return "";
        }

        Fields fields = new(text, Where, mistakes, FrontMatterFields);
        fields.Expect("external help file", value => value == HelpBuild.MamlName, HelpBuild.MamlName);
        fields.Expect("schema", value => value == "2.0.0", "2.0.0");
        return fields.Expect("online version", value => value.Length == 0 || InlineText.IsExternal(value), "an address, or empty");
    }

    private Section FindPage(Section root)
    {
        var page = root.Sections.FirstOrDefault(section => section.Level == 1);
        if (page?.Title != name)
        {
            mistakes.Add($"# {page?.Title}".TrimEnd(), $"the title must be the file's name, '# {name}'");
        }

        return page ?? root;
    }

    private Dictionary<string, Section> FindSections(Section page)
    {
        Dictionary<string, Section> sections = new(StringComparer.Ordinal);
        foreach (var section in page.Sections)
        {
            if (!Headings.Contains(section.Title))
            {
                mistakes.Add($"## {section.Title}", $"is none of the headings {string.Join(", ", Headings)}");
            }
            else if (!sections.TryAdd(section.Title, section))
            {
                mistakes.Add($"## {section.Title}", "occurs twice");
            }
        }

        foreach (var heading in Headings)
        {
            var isThere = sections.TryGetValue(heading, out var section);
            if (!isThere || (section!.Blocks.Count + section.Sections.Count == 0 && !MayBeEmpty.Contains(heading)))
            {
                mistakes.Add($"## {heading}", isThere ? "is empty" : "is missing");
            }

            sections.TryAdd(heading, new Section(heading, 2));
        }

        return sections;
    }

    private IReadOnlyList<string> ReadProse(Section section) => Prose.Read(section.Blocks, $"## {section.Title}", mistakes);

    private string ReadSynopsis(Section section)
    {
        var prose = ReadProse(section);
        if (prose.Count > 1)
        {
            mistakes.Add("## SYNOPSIS", "must be one paragraph");
        }

        return prose.Count > 0 ? prose[0] : "";
    }

    private Example ReadExample(Section section)
    {
        var where = $"### {section.Title}";
        var code = section.Code("powershell").FirstOrDefault();
        if (code is null)
        {
            mistakes.Add(where, "the ```powershell block is missing");
        }

        var remarks = Prose.Read(section.Blocks.Where(block => block != code), where, mistakes);
        if (remarks.Count == 0)
        {
            mistakes.Add(where, "nothing is said of the code");
        }

        return new Example(section.Title, code is null ? "" : Prose.Verbatim(code), remarks);
    }

    private IReadOnlyList<TypeNote> ReadTypes(Section section)
    {
        if (section.Sections.Count == 0 && section.Blocks.Count > 0)
        {
            mistakes.Add($"## {section.Title}", "each type needs a heading '### Type', or '### None'");
        }

        return [.. section.Sections.Select(type => new TypeNote(type.Title, Prose.Read(type.Blocks, $"### {type.Title}", mistakes)))];
    }

    private IReadOnlyList<Link> ReadLinks(Section section)
    {
        var links = section.Blocks.OfType<ParagraphBlock>().SelectMany(block => block.Inline!.Descendants<LinkInline>()).ToList();
        if (links.Count == 0 && section.Blocks.Count > 0)
        {
            mistakes.Add($"## {section.Title}", "contains text and no link");
        }

        return [.. links.Select(link => new Link(InlineText.Of(link), InlineText.IsExternal(link.Url) ? link.Url! : ""))];
    }
}
