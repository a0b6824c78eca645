using System.IO.Compression;
using System.Xml.Linq;
using AimlMusic.Package;

namespace AimlMusic.PowerShell.Tests;

/// <summary>What is published, down to the last byte.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string Root = BuildData.Of("RepositoryRoot");

    private static readonly string[] ModuleFiles =
    [
        "AimlMusic.Format.ps1xml",
        "AimlMusic.Types.ps1xml",
        "AimlMusic.psd1",
        "LICENSE",
        "THIRD-PARTY-NOTICES.txt",
        "bin/AimlMusic.PowerShell.dll",
        "bin/net472/AimlMusic.Client.dll",
        "bin/net472/AimlMusic.Sandbox.dll",
        "bin/net472/Album/AimlMusic.Album.dll",
        "bin/net472/Album/NLayer.dll",
        "bin/net472/Microsoft.Bcl.AsyncInterfaces.dll",
        "bin/net472/Microsoft.Bcl.TimeProvider.dll",
        "bin/net472/System.Buffers.dll",
        "bin/net472/System.Memory.dll",
        "bin/net472/System.Numerics.Vectors.dll",
        "bin/net472/System.Runtime.CompilerServices.Unsafe.dll",
        "bin/net472/System.Text.Encodings.Web.dll",
        "bin/net472/System.Text.Json.dll",
        "bin/net472/System.Threading.Tasks.Extensions.dll",
        "bin/net472/System.ValueTuple.dll",
        "bin/net8.0/AimlMusic.Client.dll",
        "bin/net8.0/AimlMusic.Sandbox.dll",
        "bin/net8.0/Album/AimlMusic.Album.dll",
        "bin/net8.0/Album/NLayer.dll",
        "en-US/AimlMusic.PowerShell.dll-Help.xml",
        "en-US/about_AimlMusic.help.txt",
        "en-US/about_AimlMusic_Batch.help.txt",
        "en-US/about_AimlMusic_Recovery.help.txt",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aimlmusic-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Package_contains_the_module_and_nothing_else()
    {
        var (package, zip) = Make(Path.Combine(Root, "out", "AimlMusic"), "first");
        using var packed = ZipFile.OpenRead(package);
        var names = packed.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(ModuleFiles, names[2..^2]);
        Assert.Equal(["_rels/.rels", "AimlMusic.nuspec", "[Content_Types].xml"], [.. names[..2], names[^2]]);
        Assert.Matches("^package/services/metadata/core-properties/[0-9a-f]{32}[.]psmdcp$", names[^1]);
        using var zipped = ZipFile.OpenRead(zip);
        Assert.Equal(ModuleFiles.Select(file => $"AimlMusic/{Version}/{file}"), zipped.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void Package_is_reproducible_byte_for_byte()
    {
        var copy = CopyModule();
        var (package, zip) = Make(Path.Combine(Root, "out", "AimlMusic"), "first");
        var (packageAgain, zipAgain) = Make(copy, "second");
        Assert.Equal(File.ReadAllBytes(package), File.ReadAllBytes(packageAgain));
        Assert.Equal(File.ReadAllBytes(zip), File.ReadAllBytes(zipAgain));
    }

    [Fact]
    public void Package_metadata_has_all_that_the_Gallery_shows()
    {
        var (package, _) = Make(Path.Combine(Root, "out", "AimlMusic"), "first");
        using var packed = ZipFile.OpenRead(package);
        using var stream = packed.GetEntry("AimlMusic.nuspec")!.Open();
        var metadata = XElement.Load(stream).Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal("AimlMusic", metadata["id"]);
        Assert.Equal(Version, metadata["version"]);
        Assert.All(["authors", "owners", "copyright", "description"], name => Assert.NotEmpty(metadata[name]));
        Assert.StartsWith("### New", metadata["releaseNotes"], StringComparison.Ordinal);
        Assert.DoesNotContain("\n## ", metadata["releaseNotes"], StringComparison.Ordinal);
        Assert.StartsWith("https://github.com/", metadata["projectUrl"], StringComparison.Ordinal);
        // Each link leads to a file that is there.
        Assert.Equal(metadata["projectUrl"] + "/blob/main/LICENSE", metadata["licenseUrl"]);
        Assert.Equal(metadata["projectUrl"] + "/raw/main/docs/icon.png", metadata["iconUrl"]);
        Assert.True(File.Exists(Path.Combine(Root, "docs", "icon.png")));
        var tags = metadata["tags"].Split(' ');
        Assert.Empty(new[] { "PSModule", "PSIncludes_Cmdlet", "PSEdition_Core", "PSEdition_Desktop", "Linux", "PSCmdlet_New-AimlMusic", "PSCommand_New-AimlMusic" }.Except(tags));
        Assert.Equal(tags.Distinct(), tags);
    }

    [Fact]
    public void Package_notices_name_each_third_party_library_with_its_licence()
    {
        var (_, zip) = Make(Path.Combine(Root, "out", "AimlMusic"), "first");
        using var zipped = ZipFile.OpenRead(zip);
        using StreamReader reader = new(zipped.GetEntry($"AimlMusic/{Version}/THIRD-PARTY-NOTICES.txt")!.Open());
        var text = reader.ReadToEnd();
        var others = ModuleFiles.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => !name.StartsWith("AimlMusic.", StringComparison.Ordinal));
        Assert.All(others, name => Assert.Matches($"(?m)^  {name.Replace(".", "[.]", StringComparison.Ordinal)} [0-9]+[.][0-9]+[.][0-9]+$", text));
        Assert.Contains("Permission is hereby granted, free of charge", text, StringComparison.Ordinal);
        Assert.Contains("NLayer\n\nThe MIT License (MIT)\n\n© Mark Heath 2026 (Mark Heath, Andrew Ward)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Prerelease_is_marked_as_one()
    {
        var module = CopyModule(manifest => manifest.Replace("ReleaseNotes ", "Prerelease = 'beta1'\n            ReleaseNotes ", StringComparison.Ordinal));
        var changes = Path.Combine(_folder.FullName, "changes.md");
        File.WriteAllText(changes, $"## {Version}-beta1\n\nIt's ‘nearly’ there.\n\n## {Version}\n\nNot this.\n");
        var (package, _) = Make(module, "beta", changes, Version + "-beta1");
        using var packed = ZipFile.OpenRead(package);
        using StreamReader reader = new(packed.GetEntry("AimlMusic.psd1")!.Open());
        Assert.Contains("'It''s ‘‘nearly’’ there.'", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_all_reported_at_once_and_no_package_is_created()
    {
        var module = CopyModule(manifest => manifest.Replace("ProjectUri ", "Project ", StringComparison.Ordinal).Replace("IconUri ", "Icon ", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(module, "bin", "net8.0", "Stranger.dll"), "");
        var changes = Path.Combine(_folder.FullName, "changes.md");
        File.WriteAllText(changes, "## 0.0.1\n\nThe first.\n");
        List<string> mistakes = [];
        Assert.Empty(PackageBuild.Run(PackageOptions.Read(["--module", module, "--changelog", changes, "--output", Output("none")])!, mistakes));
        Assert.Collection(mistakes,
            mistake => Assert.Contains("no ProjectUri", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("no IconUri", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains($"no section '## {Version}'", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("Stranger.dll", mistake, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Output("none")));
    }

    private static string Version => typeof(PackageBuild).Assembly.GetName().Version!.ToString(3);

    private string Output(string name) => Path.Combine(_folder.FullName, name);

    private (string Package, string Zip) Make(string module, string output, string? changes = null, string? version = null)
    {
        List<string> mistakes = [];
        var options = PackageOptions.Read(["--module", module, "--changelog", changes ?? Path.Combine(Root, "CHANGELOG.md"), "--output", Output(output)])!;
        var files = PackageBuild.Run(options, mistakes);
        Assert.Empty(mistakes);
        Assert.Equal([Path.Combine(Output(output), $"AimlMusic.{version ?? Version}.nupkg"), Path.Combine(Output(output), $"AimlMusic-{version ?? Version}.zip")], files);
        return (files[0], files[1]);
    }

    // In another order and at another time than the module was laid.
    private string CopyModule(Func<string, string>? change = null)
    {
        var laid = Path.Combine(Root, "out", "AimlMusic");
        var copy = Output("copy");
        foreach (var file in Directory.GetFiles(laid, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(laid, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            File.SetLastWriteTimeUtc(target, DateTime.UnixEpoch.AddYears(20));
        }

        var manifest = Path.Combine(copy, "AimlMusic.psd1");
        File.WriteAllText(manifest, (change ?? (text => text))(File.ReadAllText(manifest)));
        return copy;
    }
}
