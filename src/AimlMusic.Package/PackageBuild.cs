using System.Text;
using AimlMusic.Package.Reading;
using AimlMusic.Package.Writing;

namespace AimlMusic.Package;

/// <summary>Creates the package and the zip file. If anything is wrong, it reports all mistakes and creates neither.</summary>
internal static class PackageBuild
{
    // Without a byte-order mark, Windows PowerShell would use the code page of the system.
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static IReadOnlyList<string> Run(PackageOptions options, List<string> mistakes)
    {
        var manifestFile = Path.Combine(options.Module, ModuleManifest.FileName);
        foreach (var missing in new[] { manifestFile, options.ChangeLog, options.Assets }.Where(file => !File.Exists(file)))
        {
            mistakes.Add($"{missing} does not exist.");
        }

        if (mistakes.Count > 0)
        {
            return [];
        }

        ManifestText text = new(File.ReadAllText(manifestFile));
        var manifest = ModuleManifest.Read(text, mistakes);
        var notes = ChangeLog.Section(File.ReadAllText(options.ChangeLog), manifest.Version);
        if (notes is null)
        {
            mistakes.Add($"{options.ChangeLog} has no section '## {manifest.Version}', or it is empty: these are the release notes.");
        }

        var entries = ReadModule(options.Module);
        var notices = new ThirdPartyNotices(options.Assets).Create(entries, mistakes);
        if (mistakes.Count > 0)
        {
            return [];
        }

        entries[ModuleManifest.FileName] = [.. Utf8WithMark.Preamble, .. Utf8WithMark.GetBytes(text.With("ReleaseNotes", notes!))];
        entries[ThirdPartyNotices.FileName] = [.. Utf8WithMark.Preamble, .. Utf8WithMark.GetBytes(notices)];
        return Write(options.Output, manifest, notes!, entries);
    }

    private static SortedDictionary<string, byte[]> ReadModule(string folder)
    {
        SortedDictionary<string, byte[]> entries = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            entries.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return entries;
    }

    private static string[] Write(string output, ModuleManifest manifest, string notes, SortedDictionary<string, byte[]> entries)
    {
        Directory.CreateDirectory(output);
        var package = Path.Combine(output, $"{ModuleManifest.Name}.{manifest.Version}.nupkg");
        var zip = Path.Combine(output, $"{ModuleManifest.Name}-{manifest.Version}.zip");
        SteadyZip.Write(package, NuGetPackage.Create(manifest, notes, entries));
        // Extracted into a folder of PSModulePath, it is beside other versions.
        SteadyZip.Write(zip, entries.Select(entry => KeyValuePair.Create($"{ModuleManifest.Name}/{manifest.ModuleVersion}/{entry.Key}", entry.Value)));
        return [package, zip];
    }
}
