namespace AimlMusic.Package.Reading;

/// <summary>A NuGet package that brings a library, and what it says of the rights in it.</summary>
internal sealed record LibraryPackage(string Name, string Version, string? Licence, string Notices)
{
    public static LibraryPackage Read(string nameAndVersion, string folder)
    {
        var parts = nameAndVersion.Split('/');
        return new(parts[0], parts[1], ReadText(folder, "LICENSE.TXT"), ReadText(folder, "THIRD-PARTY-NOTICES.TXT") ?? "");
    }

    private static string? ReadText(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
    }
}
