using System.Xml.Linq;
using AimlMusic.Package.Reading;

namespace AimlMusic.Package.Writing;

/// <summary>The metadata for the Gallery and its search, in the format of Publish-PSResource.</summary>
internal static class Nuspec
{
    public static XElement Create(ModuleManifest manifest, string notes)
    {
        XNamespace ns = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";
        return new(ns + "package", new XElement(ns + "metadata",
            new XElement(ns + "id", ModuleManifest.Name),
            new XElement(ns + "version", manifest.Version),
            new XElement(ns + "authors", manifest.Author),
            new XElement(ns + "owners", manifest.CompanyName),
            new XElement(ns + "requireLicenseAcceptance", "false"),
            new XElement(ns + "licenseUrl", manifest.LicenseUri),
            new XElement(ns + "projectUrl", manifest.ProjectUri),
            new XElement(ns + "iconUrl", manifest.IconUri),
            new XElement(ns + "description", manifest.Description),
            new XElement(ns + "releaseNotes", notes),
            new XElement(ns + "copyright", manifest.Copyright),
            new XElement(ns + "tags", string.Join(' ', Tags(manifest)))));
    }

    // The Gallery uses these tags to distinguish modules from scripts, and to find commands.
    private static IEnumerable<string> Tags(ModuleManifest manifest) =>
        [.. manifest.Tags, "PSModule", "PSIncludes_Cmdlet", .. manifest.Cmdlets.SelectMany(cmdlet => new[] { $"PSCmdlet_{cmdlet}", $"PSCommand_{cmdlet}" })];
}
