using AimlMusic.Hosting;

namespace AimlMusic.PowerShell.Tests;

/// <summary>Each Pester test as a test of its own; where there is no PowerShell, each file as a skipped one.</summary>
public sealed class PesterTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Tests =>
        PesterRun.Discover() is { } tests
            ? tests.DistinctBy(test => (test.File, test.Name)).Select(test => Row(test.File, test.Name, null))
            : PesterRun.Files.Select(file => Row(file, "all tests", PowerShellHost.NotFound));

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Passes(string file, string name)
    {
        // A test with -ForEach is several under one name; all of them count.
        var run = (await PesterRun.OfAsync(file)).Where(test => test.Name == name).ToList();
        var skipped = run.FirstOrDefault(test => test.Result == "Skipped");
        Assert.SkipWhen(skipped is not null, skipped?.Message ?? "");
        Assert.NotEmpty(run);
        Assert.All(run, test => Assert.True(test.Passed, $"{test.Result}: {test.Message}"));
    }

    private static TheoryDataRow<string, string> Row(string file, string name, string? skip) =>
        new(file, name) { Skip = skip, TestDisplayName = $"{file}: {name}" };
}
