namespace AimlMusic.Package.Reading;

/// <summary>The properties of the module for the Gallery, from the module manifest.</summary>
internal sealed record ModuleManifest
{
    public const string Name = "AimlMusic";

    public const string FileName = Name + ".psd1";

    /// <summary>The version without the prerelease label: the name of the folder in which the module is installed.</summary>
    public required string ModuleVersion { get; init; }

    public required string Prerelease { get; init; }

    public required string Author { get; init; }

    public required string CompanyName { get; init; }

    public required string Copyright { get; init; }

    public required string Description { get; init; }

    public required string ProjectUri { get; init; }

    public required string LicenseUri { get; init; }

    public required string IconUri { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> Cmdlets { get; init; }

    public string Version => Prerelease.Length == 0 ? ModuleVersion : $"{ModuleVersion}-{Prerelease}";

    public static ModuleManifest Read(ManifestText text, ICollection<string> mistakes)
    {
        return new()
        {
            ModuleVersion = Required("ModuleVersion"),
            Prerelease = (text.Value("Prerelease") ?? "").TrimStart('-'),
            Author = Required("Author"),
            CompanyName = Required("CompanyName"),
            Copyright = Required("Copyright"),
            Description = Required("Description"),
            ProjectUri = Required("ProjectUri"),
            LicenseUri = Required("LicenseUri"),
            IconUri = Required("IconUri"),
            Tags = RequiredList("Tags"),
            Cmdlets = RequiredList("CmdletsToExport"),
        };

        string Required(string key)
        {
            var value = text.Value(key);
            if (string.IsNullOrWhiteSpace(value))
            {
                mistakes.Add($"{FileName} has no {key}.");
            }

            return value ?? "";
        }

        IReadOnlyList<string> RequiredList(string key)
        {
            var list = text.List(key);
            if (list.Count == 0)
            {
                mistakes.Add($"{FileName} has no {key}.");
            }

            return list;
        }
    }
}
