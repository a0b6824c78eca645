using System.Xml.Linq;

namespace AimlMusic.Package.Reading;

/// <summary>A NuGet package with a library, and its license.</summary>
internal sealed record LibraryPackage(string Name, string Version, string? Licence, string Notices)
{
    public static LibraryPackage Read(string nameAndVersion, string folder)
    {
        var parts = nameAndVersion.Split('/');
        return new(parts[0], parts[1], ReadText(folder, "LICENSE.TXT") ?? ComposeMit(parts[0], folder), ReadText(folder, "THIRD-PARTY-NOTICES.TXT") ?? "");
    }

    // Some packages name the MIT license without its text. The text is then that of this module, without its copyright line.
    private static string? ComposeMit(string name, string folder)
    {
        if (Directory.EnumerateFiles(folder, "*.nuspec").FirstOrDefault() is not { } file)
        {
            return null;
        }

        var metadata = XElement.Load(file).Elements().First(element => element.Name.LocalName == "metadata").Elements().ToLookup(element => element.Name.LocalName, element => element.Value);
        var text = File.ReadAllText(Path.Combine(Repository.Root, "LICENSE")).ReplaceLineEndings("\n");
        var terms = text.IndexOf("Permission is hereby granted", StringComparison.Ordinal);
        return metadata["license"].FirstOrDefault() == "MIT" && terms >= 0
            ? $"{name}\n\nThe MIT License (MIT)\n\n{metadata["copyright"].FirstOrDefault()} ({metadata["authors"].FirstOrDefault()})\n\n{text[terms..]}"
            : null;
    }

    private static string? ReadText(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
    }
}
