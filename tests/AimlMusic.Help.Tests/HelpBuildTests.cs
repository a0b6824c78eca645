using AimlMusic.Help.Tests.Support;

namespace AimlMusic.Help.Tests;

public sealed class HelpBuildTests : IDisposable
{
    private readonly Folder _docs = new();
    private readonly Folder _output = new();

    public void Dispose()
    {
        _docs.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Pages_become_one_file_and_each_topic_becomes_one()
    {
        await WriteAsync("Get-Thing.md", SamplePage.Markdown);
        await WriteAsync("about_Things.md", "# about_Things\n\n## SHORT DESCRIPTION\n\nThings.\n");

        Assert.Empty(HelpBuild.Run(_docs.FullName, _output["en-US"]));

        var files = Directory.GetFiles(_output["en-US"]).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);
        Assert.Equal(["AimlMusic.PowerShell.dll-Help.xml", "about_Things.help.txt"], files);
    }

    [Fact]
    public async Task Topic_begins_with_a_UTF_8_byte_order_mark_for_Windows_PowerShell()
    {
        await WriteAsync("about_Things.md", "# about_Things\n\n## SHORT DESCRIPTION\n\nThings.\n");
        HelpBuild.Run(_docs.FullName, _output.FullName);
        var bytes = await File.ReadAllBytesAsync(_output["about_Things.help.txt"], TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
    }

    [Fact]
    public async Task Mistakes_of_all_pages_are_reported_at_once_and_nothing_is_written()
    {
        await WriteAsync("Get-A.md", "# Get-B\n");
        await WriteAsync("Get-Thing.md", SamplePage.Markdown.Replace("schema: 2.0.0", "schema: 3", StringComparison.Ordinal));
        await WriteAsync("about_Things.md", "# about_Things\n");

        var mistakes = HelpBuild.Run(_docs.FullName, _output["en-US"]);

        Assert.Equal([_docs["Get-A.md"], _docs["Get-Thing.md"], _docs["about_Things.md"]], mistakes.Select(mistake => mistake.File).Distinct());
        Assert.False(Directory.Exists(_output["en-US"]));
    }

    [Fact]
    public void Folder_without_pages_is_a_mistake()
    {
        Assert.Single(HelpBuild.Run(_docs.FullName, _output.FullName));
        Assert.Single(HelpBuild.Run(_docs["missing"], _output.FullName));
    }

    [Fact]
    public void Pages_of_this_repository_have_no_mistakes() => Assert.Empty(HelpBuild.Run(Repository.Docs, _output.FullName));

    private async Task WriteAsync(string name, string markdown) =>
        await File.WriteAllTextAsync(_docs[name], markdown, TestContext.Current.CancellationToken);
}
