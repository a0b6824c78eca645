using System.Globalization;
using AimlMusic.Help.Tests.Support;

namespace AimlMusic.Help.Tests.Cmdlets;

/// <summary>Holds the pages against the cmdlets that are built.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Commands => [.. CmdletFacts.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet() =>
        Assert.Equal(CmdletFacts.All.Keys.Order(StringComparer.Ordinal), Repository.Commands);

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_has_the_cmdlets_parameters_and_no_others(string command) => Assert.Equal(
        CmdletFacts.All[command].Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
        Repository.Read(command).Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_has_three_examples_and_its_own_address(string command)
    {
        var page = Repository.Read(command);
        Assert.True(page.Examples.Count >= 3, $"{page.Examples.Count} examples");
        Assert.Equal($"https://github.com/aimlmusic/AimlMusic.PowerShell/blob/main/docs/en-US/{command}.md", page.OnlineVersion);
        Assert.Equal(page.OnlineVersion, CmdletFacts.All[command].HelpUri);
    }

    [Fact]
    public void The_topic_names_every_cmdlet()
    {
        var topic = File.ReadAllText(Path.Combine(Repository.Docs, "about_AimlMusic.md"));
        Assert.All(CmdletFacts.All.Keys, command => Assert.Contains($"\n- {command} ", topic.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_a_page_says_of_a_parameter_is_so(string command)
    {
        var page = Repository.Read(command).Parameters.ToDictionary(parameter => parameter.Name);
        Assert.All(CmdletFacts.All[command].Parameters, fact =>
        {
            var said = page[fact.Name];
            Assert.Equal(fact.Type, said.Type);
            Assert.Equal(fact.Sets, said.Sets);
            Assert.Equal(fact.Aliases, said.Aliases);
            Assert.Equal(fact.IsRequired, said.IsRequired);
            Assert.Equal(fact.Position, said.Position);
            Assert.Equal(fact.PipelineInput, said.PipelineInput);
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_range_that_the_binder_checks_is_told(string command)
    {
        var page = Repository.Read(command).Parameters.ToDictionary(parameter => parameter.Name);
        Assert.All(CmdletFacts.All[command].Parameters.Where(fact => fact.Range is not null), fact => Assert.Contains(
            string.Format(CultureInfo.InvariantCulture, "{0} to {1}", fact.Range!.Value.Minimum, fact.Range.Value.Maximum),
            string.Join(' ', page[fact.Name].Description),
            StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_default_set_comes_first(string command)
    {
        var sets = Repository.Read(command).Syntax;
        Assert.Equal(CmdletFacts.All[command].DefaultSet ?? "", sets[0].Name);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_links_only_to_pages_that_there_are(string command)
    {
        var pages = Directory.GetFiles(Repository.Docs).Select(Path.GetFileNameWithoutExtension);
        Assert.All(Repository.Read(command).Links.Where(link => link.Uri.Length == 0), link => Assert.Contains(link.Text, pages));
    }

    [Fact]
    public void The_accepted_formats_are_those_of_the_type() => Assert.Equal(
        Enum.GetNames<AudioFormat>(),
        Repository.Read("New-AimlMusic").Parameters.Single(parameter => parameter.Name == "Format").AcceptedValues);
}
