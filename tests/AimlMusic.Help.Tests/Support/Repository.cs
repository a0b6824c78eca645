using System.Reflection;
using AimlMusic.Help.Pages;
using AimlMusic.Help.Reading;

namespace AimlMusic.Help.Tests.Support;

/// <summary>The pages as they are in the repository.</summary>
internal static class Repository
{
    public static string Docs { get; } = Path.Combine(Root, "docs", "en-US");

    private static string Root => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<string> Commands =>
        [.. Directory.GetFiles(Docs, "*-*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static CommandPage Read(string command)
    {
        var file = Path.Combine(Docs, command + ".md");
        List<Mistake> mistakes = [];
        var page = new PageReader(command, new MistakeList(file, mistakes)).Read(File.ReadAllText(file));
        Assert.Empty(mistakes);
        return page;
    }
}
