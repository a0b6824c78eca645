using AimlMusic.Help.Pages;
using AimlMusic.Help.Tests.Support;

namespace AimlMusic.Help.Tests.Reading;

public sealed class PageReaderTests
{
    private readonly CommandPage _page = SamplePage.Read();

    [Fact]
    public void Sample_has_no_mistakes()
    {
        List<Mistake> mistakes = [];
        SamplePage.Read(SamplePage.Markdown, mistakes);
        Assert.Empty(mistakes);
    }

    [Fact]
    public void Windows_line_ends_change_nothing()
    {
        List<Mistake> mistakes = [];
        var page = SamplePage.Read(SamplePage.Markdown.ReplaceLineEndings("\r\n"), mistakes);
        Assert.Empty(mistakes);
        Assert.Equal(_page.Examples[0].Code, page.Examples[0].Code);
        Assert.Equal(_page.Description, page.Description);
    }

    [Fact]
    public void Page_head_is_read()
    {
        Assert.Equal("Get-Thing", _page.Name);
        Assert.Equal("https://example.com/Get-Thing", _page.OnlineVersion);
        Assert.Equal("Gets a thing.", _page.Synopsis);
    }

    [Fact]
    public void Prose_is_stripped_of_markup_and_a_list_stays_together() =>
        Assert.Equal(["Get-Thing gets things, and more things.", "- one\n- two"], _page.Description);

    [Fact]
    public void Syntax_is_read_set_by_set()
    {
        Assert.Equal(["ByName", "ById"], _page.Syntax.Select(form => form.Name));
        Assert.Equal(
            [
                new SyntaxParameter("Name", "String[]", IsRequired: false, IsPositional: true),
                new SyntaxParameter("Colour", "Colour", IsRequired: false, IsPositional: false),
                new SyntaxParameter("Force", null, IsRequired: false, IsPositional: false),
            ],
            _page.Syntax[0].Parameters);
        Assert.Equal(new SyntaxParameter("Id", "Int32", IsRequired: true, IsPositional: false), _page.Syntax[1].Parameters[0]);
    }

    [Fact]
    public void Required_positional_parameter_is_both()
    {
        List<Mistake> mistakes = [];
        var page = SamplePage.Read(SamplePage.Markdown.Replace("[[-Name] <String[]>]", "[-Name] <String[]>", StringComparison.Ordinal), mistakes);
        Assert.Equal(new SyntaxParameter("Name", "String[]", IsRequired: true, IsPositional: true), page.Syntax[0].Parameters[0]);
    }

    [Fact]
    public void Code_stays_verbatim()
    {
        var example = Assert.Single(_page.Examples);
        Assert.Equal("Example 1: All of them", example.Title);
        Assert.Equal("Get-Thing 'a & b' |\n    Where-Object { $_.Size -lt 3 }   # \"small\"", example.Code);
        Assert.Equal(["Gets the small ones."], example.Remarks);
    }

    [Fact]
    public void Parameter_is_read_with_every_field()
    {
        var name = _page.Parameters.Single(parameter => parameter.Name == "Name");
        Assert.Equal(["The name."], name.Description);
        Assert.Equal("String[]", name.Type);
        Assert.Equal(["ByName"], name.Sets);
        Assert.Equal(["N", "PSName"], name.Aliases);
        Assert.False(name.IsRequired);
        Assert.Equal("0", name.Position);
        Assert.Equal("*", name.Default);
        Assert.Equal("True (ByPropertyName, ByValue)", name.PipelineInput);
        Assert.True(name.AcceptsWildcards);
        Assert.Equal(["Red", "Blue"], _page.Parameters.Single(parameter => parameter.Name == "Colour").AcceptedValues);
        Assert.True(_page.Parameters.Single(parameter => parameter.Name == "Id").IsRequired);
    }

    [Fact]
    public void Common_parameters_are_left_to_PowerShell() =>
        Assert.Equal(["Colour", "Force", "Id", "Name"], _page.Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void Types_notes_and_links_are_read()
    {
        Assert.Equal("System.String", Assert.Single(_page.Inputs).Name);
        Assert.Equal(["The thing."], Assert.Single(_page.Outputs).Description);
        Assert.Equal(["Costs nothing."], _page.Notes);
        Assert.Equal([new Link("Set-Thing", ""), new Link("More", "https://example.com/more")], _page.Links);
    }
}
