using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AimlMusic.Package.Reading;

namespace AimlMusic.Package.Writing;

/// <summary>A NuGet package: the files of the module, the nuspec, and the parts that the Open Packaging Conventions require.</summary>
internal static class NuGetPackage
{
    private const string NuspecName = ModuleManifest.Name + ".nuspec";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static IEnumerable<KeyValuePair<string, byte[]>> Create(ModuleManifest manifest, string notes, SortedDictionary<string, byte[]> module)
    {
        var nuspec = Nuspec.Create(manifest, notes);
        var propertiesName = $"package/services/metadata/core-properties/{Digest(nuspec)}.psmdcp";
        return
        [
            Part("_rels/.rels", CreateRelationships(propertiesName)),
            Part(NuspecName, nuspec),
            .. module,
            Part("[Content_Types].xml", CreateContentTypes(module.Keys)),
            Part(propertiesName, CreateProperties(manifest)),
        ];
    }

    private static XElement CreateRelationships(string propertiesName)
    {
        XNamespace ns = Relationships;
        return new(ns + "Relationships",
            Relationship("http://schemas.microsoft.com/packaging/2010/07/manifest", $"/{NuspecName}", "R1"),
            Relationship($"{Relationships}/metadata/core-properties", $"/{propertiesName}", "R2"));

        XElement Relationship(string type, string target, string id) =>
            new(ns + "Relationship", new XAttribute("Type", type), new XAttribute("Target", target), new XAttribute("Id", id));
    }

    private static XElement CreateContentTypes(IEnumerable<string> names)
    {
        XNamespace ns = ContentTypes;
        var extensions = names.Select(name => Path.GetExtension(name).TrimStart('.')).Where(extension => extension.Length > 0).Append("nuspec");
        return new(ns + "Types",
            Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Type("Default", "Extension", "psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"),
            extensions.Distinct().Order(StringComparer.Ordinal).Select(extension => Type("Default", "Extension", extension, "application/octet")),
            names.Where(name => !Path.HasExtension(name)).Select(name => Type("Override", "PartName", $"/{name}", "application/octet")));

        XElement Type(string element, string key, string value, string type) =>
            new(ns + element, new XAttribute(key, value), new XAttribute("ContentType", type));
    }

    private static XElement CreateProperties(ModuleManifest manifest)
    {
        XNamespace ns = CoreProperties;
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        return new(ns + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XElement(dc + "creator", manifest.Author),
            new XElement(dc + "description", manifest.Description),
            new XElement(dc + "identifier", ModuleManifest.Name),
            new XElement(ns + "version", manifest.Version),
            new XElement(ns + "keywords", string.Join(' ', manifest.Tags)));
    }

    // Unique for each version, and reproducible.
    private static string Digest(XElement content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())))[..32];

    private static KeyValuePair<string, byte[]> Part(string name, XElement content) =>
        new(name, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{content.ToString().ReplaceLineEndings("\n")}\n"));
}
