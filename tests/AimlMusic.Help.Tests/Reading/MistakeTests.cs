using AimlMusic.Help.Pages;
using AimlMusic.Help.Tests.Support;

namespace AimlMusic.Help.Tests.Reading;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("schema: 2.0.0", "schema: 1", "front matter", "'schema' must be 2.0.0")]
    [InlineData("Module Name: AimlMusic", "", "front matter", "'Module Name' is missing")]
    [InlineData("Module Name: AimlMusic", "Author: me", "front matter", "'Author' is none of")]
    [InlineData("# Get-Thing\n", "# Get-Other\n", "# Get-Other", "'# Get-Thing'")]
    [InlineData("## NOTES", "## REMARKS", "## REMARKS", "is none of the headings")]
    [InlineData("## NOTES", "## REMARKS", "## NOTES", "is missing")]
    [InlineData("Gets a thing.", "", "## SYNOPSIS", "is empty")]
    [InlineData("Gets a thing.", "Gets.\n\nIt does.", "## SYNOPSIS", "one paragraph")]
    [InlineData("ByName (Default)", "ByName", "## SYNTAX", "(Default)")]
    [InlineData("Get-Thing -Id <Int32>", "Get-Thin -Id <Int32>", "### ById", "must begin with 'Get-Thing'")]
    [InlineData("Get-Thing -Id <Int32>", "Get-Thing {-Id <Int32>}", "### ById", "cannot be read")]
    [InlineData("```powershell", "```", "### Example 1: All of them", "```powershell block is missing")]
    [InlineData("Gets the small ones.", "", "### Example 1: All of them", "nothing is said")]
    [InlineData("### -Force", "### Force", "### Force", "'### -Name'")]
    [InlineData("Whatever it takes.", "", "### -Force", "description is missing")]
    [InlineData("### CommonParameters", "### -Common", "## PARAMETERS", "CommonParameters")]
    [InlineData("### -Id\n\nThe number.\n\n```yaml", "### -Id\n\nThe number.\n\n```text", "### -Id", "```yaml block is missing")]
    [InlineData("Type: Int32\n", "", "### -Id", "'Type' is missing")]
    [InlineData("Type: Int32\n", "Type: Int32\nType: Int64\n", "### -Id", "twice")]
    [InlineData("Required: True", "Required: yes", "### -Id", "must be True or False, not 'yes'")]
    [InlineData("Position: 0", "Position: first", "### -Name", "a number or Named")]
    [InlineData("True (ByPropertyName, ByValue)", "True", "### -Name", "must be False, True (ByValue)")]
    [InlineData("### System.String\n", "", "## INPUTS", "'### Type'")]
    [InlineData("- two", "- two\n  - three", "## DESCRIPTION", "must be one paragraph")]
    [InlineData("Costs nothing.", "> Costs nothing.", "## NOTES", "only paragraphs, lists and code blocks")]
    [InlineData("[Set-Thing](Set-Thing.md)\n\n[More](https://example.com/more)", "none", "## RELATED LINKS", "no link")]
    public void Mistake_names_its_heading_and_what_is_wrong(string old, string replacement, string where, string problem) =>
        Assert.Contains(
            SamplePage.MistakesWith(old, replacement),
            mistake => mistake.File == "Get-Thing.md" && mistake.Where == where && mistake.Problem.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("[-Colour <Colour>]\n", "\n", "### -Colour", "is missing in the syntax of 'ByName'")]
    [InlineData("-Id <Int32> [-Force]", "-Id <Int32> [-Force] [-More]", "### -More", "is missing, and the syntax of 'ById' has it")]
    [InlineData("-Id <Int32> [-Force]", "-Id <Int32> [-Force] [-Colour <Colour>]", "### -Colour", "does not name its set")]
    [InlineData("-Id <Int32>", "-Id <Int64>", "### -Id", "says something else")]
    [InlineData("-Id <Int32>", "[-Id <Int32>]", "### -Id", "says something else")]
    [InlineData("[[-Name] <String[]>]", "[-Name <String[]>]", "### -Name", "says something else")]
    [InlineData("Parameter Sets: ById", "Parameter Sets: ByNumber", "### -Id", "'ByNumber' has no syntax")]
    [InlineData("### -Colour", "### -Force", "### -Force", "occurs twice")]
    public void Syntax_and_parameters_must_agree(string old, string replacement, string where, string problem) =>
        Mistake_names_its_heading_and_what_is_wrong(old, replacement, where, problem);

    [Fact]
    public void Empty_page_lacks_every_section()
    {
        List<Mistake> mistakes = [];
        SamplePage.Read("", mistakes);
        Assert.Contains(mistakes, mistake => mistake.Where == "front matter");
        Assert.Equal(9, mistakes.Count(mistake => mistake.Where.StartsWith("## ", StringComparison.Ordinal) && mistake.Problem == "is missing"));
    }
}
