using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AimlMusic.Package.Reading;

/// <summary>The licenses and notices of third-party libraries, from their packages.</summary>
internal sealed partial class ThirdPartyNotices(string assetsFile)
{
    public const string FileName = "THIRD-PARTY-NOTICES.txt";

    private static readonly string[] Frameworks = ["net472", "net8.0"];

    public string Create(IReadOnlyDictionary<string, byte[]> entries, ICollection<string> mistakes)
    {
        var packages = Frameworks.ToDictionary(framework => framework, ReadPackages);
        SortedSet<LibraryPackage> used = new(Comparer<LibraryPackage>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)));
        foreach (var path in entries.Keys.Where(IsOfOthers))
        {
            var library = Path.GetFileName(path);
            if (FrameworkOf(path) is { } framework && packages[framework].TryGetValue(library, out var package) && package.Licence is not null)
            {
                used.Add(package);
            }
            else
            {
                mistakes.Add($"{path} is not part of this module, and no package with a license contains it. Delete the module folder and build the module again.");
            }
        }

        return mistakes.Count == 0 ? Compose(used) : "";
    }

    private static string? FrameworkOf(string path) => Frameworks.FirstOrDefault(framework => path.StartsWith($"bin/{framework}/", StringComparison.Ordinal));

    private static bool IsOfOthers(string path) =>
        path.EndsWith(".dll", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith(ModuleManifest.Name + ".", StringComparison.Ordinal);

    private static string Compose(IReadOnlyCollection<LibraryPackage> packages)
    {
        StringBuilder text = new();
        text.Append("The edition of AimlMusic for Windows PowerShell 5.1 (bin/net472) brings the libraries of these NuGet packages.\n");
        text.Append("The edition for PowerShell 7 (bin/net8.0) brings only NLayer, which Export-AimlMusicAlbum alone loads.\n\n");
        text.AppendJoin("", packages.Select(package => $"  {package.Name} {package.Version}\n"));
        // Most packages have the same text, which is included once.
        foreach (var part in packages.Select(package => package.Licence!).Concat(packages.SelectMany(package => SectionStart().Split(package.Notices))).Select(part => part.Trim()).Distinct())
        {
            text.Append('\n').Append('=', 100).Append("\n\n").Append(part).Append('\n');
        }

        return text.ToString();
    }

    private Dictionary<string, LibraryPackage> ReadPackages(string framework)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        Dictionary<string, LibraryPackage> packages = new(StringComparer.OrdinalIgnoreCase);
        foreach (var library in assets.RootElement.GetProperty("targets").GetProperty(framework).EnumerateObject())
        {
            var path = assets.RootElement.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
            if (library.Value.GetProperty("type").GetString() == "package" && library.Value.TryGetProperty("runtime", out var runtime))
            {
                var folder = folders.Select(root => Path.Combine(root, path)).FirstOrDefault(Directory.Exists) ?? path;
                foreach (var file in runtime.EnumerateObject())
                {
                    packages[Path.GetFileName(file.Name)] = LibraryPackage.Read(library.Name, folder);
                }
            }
        }

        return packages;
    }

    [GeneratedRegex("(?m)^(?=License notice)", RegexOptions.IgnoreCase)]
    private static partial Regex SectionStart();
}
