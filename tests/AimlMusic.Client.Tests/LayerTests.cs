using System.Text.RegularExpressions;

namespace AimlMusic.Client.Tests;

/// <summary>The arrows between the client's layers go one way. One type has one file, so a file's name is a type's.</summary>
public sealed partial class LayerTests
{
    // Each layer uses those before it; those of one row do not use each other.
    private static readonly string[][] Rows =
    [
        ["Core"], ["Audio"], ["Models"], ["Api"], ["Ledger"], ["Direct"], ["Submitting", "Waiting"], ["Saving"],
    ];

    private static readonly string Client = Path.Combine(Repository.Root, "src", "AimlMusic.Client");

    [Fact]
    public void Layers_use_only_those_before_them()
    {
        var files = Directory.GetFiles(Client, "*.cs", SearchOption.AllDirectories).Where(file => LayerOf(file) is not ("obj" or "bin")).ToList();
        var layers = files.ToDictionary(file => Path.GetFileNameWithoutExtension(file), LayerOf);
        var wrong = files.SelectMany(file => Word().Matches(Comment().Replace(File.ReadAllText(file), ""))
            .Where(word => layers.TryGetValue(word.Value, out var used) && used != LayerOf(file) && RankOf(used) >= RankOf(LayerOf(file)))
            .Select(word => $"{LayerOf(file)}/{Path.GetFileName(file)} uses {word.Value} of {layers[word.Value]}"));

        Assert.Empty(wrong.Distinct());
    }

    [GeneratedRegex(@"//.*|""(?:\\.|[^""\\])*""")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Word();

    private static string LayerOf(string file) => Path.GetRelativePath(Client, file).Split(Path.DirectorySeparatorChar)[0];

    private static int RankOf(string layer) => Array.FindIndex(Rows, row => row.Contains(layer)) is >= 0 and var rank ? rank : throw new InvalidOperationException($"{layer} is no layer.");
}
