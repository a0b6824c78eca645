using System.Reflection.Metadata;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>Follows every reference of every assembly of the module, in one edition of PowerShell.</summary>
internal sealed class ReferenceWalk
{
    private readonly AssemblySet _set;
    private readonly MemberSearch _members;
    private readonly List<string> _missing = [];
    private readonly List<VersionGap> _gaps = [];

    public ReferenceWalk(string laid, Edition edition)
    {
        _set = new AssemblySet(laid, edition);
        _members = new MemberSearch(_set);
        foreach (var file in _set.Laid)
        {
            WalkAssemblies(file);
            WalkTypes(file);
            WalkMembers(file);
        }
    }

    /// <summary>The names of the assemblies that were walked.</summary>
    public IEnumerable<string> Walked => _set.Laid.Select(file => file.Name.Name!).Order(StringComparer.Ordinal);

    /// <summary>What would not be found when it is needed.</summary>
    public IReadOnlyList<string> Missing => _missing;

    public IReadOnlyList<VersionGap> Gaps => [.. _gaps.OrderBy(gap => gap.ToString(), StringComparer.Ordinal)];

    public int Assemblies { get; private set; }

    public int Types { get; private set; }

    public int Members { get; private set; }

    private void WalkAssemblies(AssemblyFile file)
    {
        foreach (var handle in file.Reader.AssemblyReferences)
        {
            Assemblies++;
            var wanted = file.Reader.GetAssemblyReference(handle).GetAssemblyName();
            var there = _set.Find(file, handle);
            if (there is null)
            {
                _missing.Add($"{file.Name.Name} needs {wanted.Name} {wanted.Version}");
            }
            else if (there.IsLaid && there.Name.Version != wanted.Version)
            {
                _gaps.Add(new VersionGap(file.Name.Name!, wanted.Name!, wanted.Version!, there.Name.Version!));
            }
        }
    }

    private void WalkTypes(AssemblyFile file)
    {
        foreach (var handle in file.Reader.TypeReferences)
        {
            Types++;
            if (_set.Find(file, handle) is null)
            {
                _missing.Add($"{file.Name.Name} needs {TypeNames.Of(file.Reader, handle)}");
            }
        }
    }

    private void WalkMembers(AssemblyFile file)
    {
        foreach (var member in file.Reader.MemberReferences.Select(file.Reader.GetMemberReference))
        {
            Members++;
            if (!_members.Finds(file, member))
            {
                _missing.Add($"{file.Name.Name} needs {ParentOf(file.Reader, member)}.{file.Reader.GetString(member.Name)}");
            }
        }
    }

    private static string ParentOf(MetadataReader reader, MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference => TypeNames.Of(reader, (TypeReferenceHandle)member.Parent),
        HandleKind.TypeDefinition => TypeNames.Of(reader, (TypeDefinitionHandle)member.Parent),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(TypeTextProvider.Instance, null).Text,
        _ => member.Parent.Kind.ToString(),
    };
}
