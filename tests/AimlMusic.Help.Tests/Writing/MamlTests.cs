using System.Xml.Linq;
using AimlMusic.Help.Tests.Support;
using AimlMusic.Help.Writing;

namespace AimlMusic.Help.Tests.Writing;

public sealed class MamlTests
{
    private readonly XElement _command = XDocument.Parse(MamlFile.Create([SamplePage.Read()]), LoadOptions.PreserveWhitespace).Root!.Element(Maml.Command + "command")!;

    [Fact]
    public void Root_element_is_what_PowerShell_expects()
    {
        var root = _command.Parent!;
        Assert.Equal(Maml.Root + "helpItems", root.Name);
        Assert.Equal("maml", root.Attribute("schema")!.Value);
    }

    [Fact]
    public void Details_contain_verb_noun_and_synopsis()
    {
        var details = _command.Element(Maml.Command + "details")!;
        Assert.Equal("Get-Thing", details.Element(Maml.Command + "name")!.Value);
        Assert.Equal("Get", details.Element(Maml.Command + "verb")!.Value);
        Assert.Equal("Thing", details.Element(Maml.Command + "noun")!.Value);
        Assert.Equal(["Gets a thing."], Paragraphs(details));
    }

    [Fact]
    public void Description_has_a_paragraph_for_each_piece() =>
        Assert.Equal(["Get-Thing gets things, and more things.", "- one\n- two"], Paragraphs(_command));

    [Fact]
    public void Syntax_has_an_item_for_each_set()
    {
        var items = _command.Element(Maml.Command + "syntax")!.Elements(Maml.Command + "syntaxItem").ToList();
        Assert.Equal(2, items.Count);
        Assert.Equal(["Name", "Colour", "Force"], items[0].Elements(Maml.Command + "parameter").Select(Name));
        Assert.Equal(["Id", "Force"], items[1].Elements(Maml.Command + "parameter").Select(Name));
    }

    [Fact]
    public void Switch_shows_no_value_and_a_choice_shows_its_values()
    {
        var shown = _command.Element(Maml.Command + "syntax")!.Elements().First().Elements(Maml.Command + "parameter").ToDictionary(Name);
        Assert.Empty(shown["Force"].Elements(Maml.Command + "parameterValue"));
        Assert.Equal(["Red", "Blue"], shown["Colour"].Element(Maml.Command + "parameterValueGroup")!.Elements().Select(value => value.Value));
        Assert.Equal("String[]", shown["Name"].Element(Maml.Command + "parameterValue")!.Value);
    }

    [Fact]
    public void Parameter_has_all_that_Get_Help_shows()
    {
        var name = _command.Element(Maml.Command + "parameters")!.Elements().Single(parameter => Name(parameter) == "Name");
        Assert.Equal(
            [("required", "false"), ("variableLength", "true"), ("globbing", "true"), ("pipelineInput", "True (ByPropertyName, ByValue)"), ("position", "0"), ("aliases", "N, PSName")],
            name.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)));
        Assert.Equal(["The name."], Paragraphs(name));
        Assert.Equal("*", name.Element(Maml.Dev + "defaultValue")!.Value);
        Assert.Equal("String[]", name.Element(Maml.Dev + "type")!.Element(Maml.Text + "name")!.Value);
        var id = _command.Element(Maml.Command + "parameters")!.Elements().Single(parameter => Name(parameter) == "Id");
        Assert.Equal("true", id.Attribute("required")!.Value);
        Assert.Equal("named", id.Attribute("position")!.Value);
        Assert.Equal("none", id.Attribute("aliases")!.Value);
    }

    [Fact]
    public void Examples_keep_their_code_and_stand_apart()
    {
        var example = _command.Element(Maml.Command + "examples")!.Elements().Single();
        Assert.Equal("-------- Example 1: All of them --------", example.Element(Maml.Text + "title")!.Value);
        Assert.Equal("Get-Thing 'a & b' |\n    Where-Object { $_.Size -lt 3 }   # \"small\"", example.Element(Maml.Dev + "code")!.Value);
        Assert.Equal(["Gets the small ones.", ""], example.Element(Maml.Dev + "remarks")!.Elements().Select(paragraph => paragraph.Value));
    }

    [Fact]
    public void Types_notes_and_links_are_there()
    {
        Assert.Equal("System.String", _command.Descendants(Maml.Command + "inputType").Single().Descendants(Maml.Text + "name").Single().Value);
        Assert.Equal("Thing", _command.Descendants(Maml.Command + "returnValue").Single().Descendants(Maml.Text + "name").Single().Value);
        Assert.Equal("Costs nothing.", _command.Descendants(Maml.Text + "alert").Single().Value.Trim());
        Assert.Equal(
            [("Online Version:", "https://example.com/Get-Thing"), ("Set-Thing", ""), ("More", "https://example.com/more")],
            _command.Descendants(Maml.Text + "navigationLink")
                .Select(link => (link.Element(Maml.Text + "linkText")!.Value, link.Element(Maml.Text + "uri")!.Value)));
    }

    [Fact]
    public void Reserved_XML_characters_are_escaped()
    {
        var text = MamlFile.Create([SamplePage.Read() with { Synopsis = "a < b && c > \"d\"" }]);
        Assert.Contains("a &lt; b &amp;&amp; c &gt; \"d\"", text, StringComparison.Ordinal);
        Assert.Contains("'a &amp; b'", text, StringComparison.Ordinal);
    }

    private static string Name(XElement parameter) => parameter.Element(Maml.Text + "name")!.Value;

    private static IEnumerable<string> Paragraphs(XElement element) =>
        element.Element(Maml.Text + "description")!.Elements(Maml.Text + "para").Select(paragraph => paragraph.Value);
}
