using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>
/// The module's folder with that of an edition and of its album, and what the host has. Bound as .NET Framework binds: no redirects, and a
/// resolve handler for the folders.
/// </summary>
internal sealed class AssemblySet(string laid, Edition edition)
{
    private static readonly ConcurrentDictionary<Edition, Dictionary<string, AssemblyFile>> Hosts = new();

    private readonly Dictionary<string, AssemblyFile> _host = Hosts.GetOrAdd(edition, key => Read(key.Host, isLaid: false));

    private readonly Dictionary<string, AssemblyFile> _laid = Read([laid, Path.Combine(laid, edition.Folder), Path.Combine(laid, edition.Folder, "Album")], isLaid: true);

    public IEnumerable<AssemblyFile> Laid => _laid.Values;

    /// <summary>The assembly that a reference is bound to; null where there is none.</summary>
    public AssemblyFile? Find(AssemblyFile from, AssemblyReferenceHandle handle)
    {
        var wanted = from.Reader.GetAssemblyReference(handle).GetAssemblyName();
        // The host's own come first, and a request for an older one gets the one that there is.
        if (_host.GetValueOrDefault(wanted.Name!) is { } hosts && Fits(wanted, hosts.Name))
        {
            return hosts;
        }

        return _laid.GetValueOrDefault(wanted.Name!) is { } ours && Fits(wanted, ours.Name) ? ours : null;
    }

    /// <summary>The type that a reference means, wherever it has moved to; null where there is none.</summary>
    public (AssemblyFile File, TypeDefinitionHandle Type)? Find(AssemblyFile from, TypeReferenceHandle handle)
    {
        var name = TypeNames.Of(from.Reader, handle);
        var scope = from.Reader.GetTypeReference(handle).ResolutionScope;
        while (scope.Kind == HandleKind.TypeReference)
        {
            scope = from.Reader.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        }

        var file = scope.Kind == HandleKind.AssemblyReference ? Find(from, (AssemblyReferenceHandle)scope) : from;
        while (file is not null)
        {
            if (file.Find(name) is { } type)
            {
                return (file, type);
            }

            file = file.Forward(name) is { } moved ? Find(file, moved) : null;
        }

        return null;
    }

    private static bool Fits(AssemblyName wanted, AssemblyName there) =>
        there.Version >= wanted.Version && (wanted.GetPublicKeyToken() ?? []).AsSpan().SequenceEqual(there.GetPublicKeyToken() ?? []);

    private static Dictionary<string, AssemblyFile> Read(IEnumerable<string> folders, bool isLaid) => folders
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
        .Select(path => AssemblyFile.Read(path, isLaid))
        .OfType<AssemblyFile>()
        .ToDictionary(file => file.Name.Name!, StringComparer.OrdinalIgnoreCase);
}
