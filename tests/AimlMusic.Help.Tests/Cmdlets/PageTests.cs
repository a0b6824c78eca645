using System.Globalization;
using AimlMusic.Help.Tests.Support;

namespace AimlMusic.Help.Tests.Cmdlets;

/// <summary>Holds the pages against the cmdlets that are built.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Commands => [.. CmdletFacts.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Pages_and_cmdlets_correspond_one_to_one() =>
        Assert.Equal(CmdletFacts.All.Keys.Order(StringComparer.Ordinal), Repository.Commands);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Page_has_exactly_the_parameters_of_the_cmdlet(string command) => Assert.Equal(
        CmdletFacts.All[command].Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
        Repository.Read(command).Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Page_has_three_examples_and_its_own_address(string command)
    {
        var page = Repository.Read(command);
        Assert.True(page.Examples.Count >= 3, $"{page.Examples.Count} examples");
        Assert.Equal($"https://github.com/aimlmusic/AimlMusic.PowerShell/blob/main/docs/en-US/{command}.md", page.OnlineVersion);
        Assert.Equal(page.OnlineVersion, CmdletFacts.All[command].HelpUri);
    }

    [Fact]
    public void Topic_names_every_cmdlet()
    {
        var topic = File.ReadAllText(Path.Combine(Repository.Docs, "about_AimlMusic.md"));
        Assert.All(CmdletFacts.All.Keys, command => Assert.Contains($"\n- {command} ", topic.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Page_describes_each_parameter_correctly(string command)
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
    public void Page_states_each_range_that_the_binder_checks(string command)
    {
        var page = Repository.Read(command).Parameters.ToDictionary(parameter => parameter.Name);
        Assert.All(CmdletFacts.All[command].Parameters.Where(fact => fact.Range is not null), fact => Assert.Contains(
            string.Format(CultureInfo.InvariantCulture, "{0} to {1}", fact.Range!.Value.Minimum, fact.Range.Value.Maximum),
            string.Join(' ', page[fact.Name].Description),
            StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Page_has_the_default_parameter_set_first(string command)
    {
        var sets = Repository.Read(command).Syntax;
        Assert.Equal(CmdletFacts.All[command].DefaultSet ?? "", sets[0].Name);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Page_links_only_to_existing_pages(string command)
    {
        var pages = Directory.GetFiles(Repository.Docs).Select(Path.GetFileNameWithoutExtension);
        Assert.All(Repository.Read(command).Links.Where(link => link.Uri.Length == 0), link => Assert.Contains(link.Text, pages));
    }

    [Fact]
    public void Page_lists_exactly_the_formats_of_the_type() => Assert.Equal(
        Enum.GetNames<AudioFormat>(),
        Repository.Read("New-AimlMusic").Parameters.Single(parameter => parameter.Name == "Format").AcceptedValues);
}
