using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>The metadata of an assembly, read and not loaded.</summary>
internal sealed class AssemblyFile
{
    private readonly Dictionary<string, TypeDefinitionHandle> _types = [];
    private readonly Dictionary<string, AssemblyReferenceHandle> _forwards = [];

    private AssemblyFile(MetadataReader reader, bool isLaid)
    {
        Reader = reader;
        Name = reader.GetAssemblyDefinition().GetAssemblyName();
        IsLaid = isLaid;
        foreach (var handle in reader.TypeDefinitions)
        {
            _types[TypeNames.Of(reader, handle)] = handle;
        }

        foreach (var type in reader.ExportedTypes.Select(reader.GetExportedType).Where(type => type.Implementation.Kind == HandleKind.AssemblyReference))
        {
            _forwards[TypeNames.Join(reader, type.Namespace, type.Name)] = (AssemblyReferenceHandle)type.Implementation;
        }
    }

    public MetadataReader Reader { get; }

    public AssemblyName Name { get; }

    /// <summary>Whether it is of the module's folder, and not of the host.</summary>
    public bool IsLaid { get; }

    /// <summary>Null where the file is no managed assembly.</summary>
    public static AssemblyFile? Read(string path, bool isLaid)
    {
#pragma warning disable CA2000 // The reader points into the image: both live as long as this does.
        PEReader image = new([.. File.ReadAllBytes(path)]);
#pragma warning restore CA2000
        return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } reader ? new AssemblyFile(reader, isLaid) : null;
    }

    public TypeDefinitionHandle? Find(string type) => _types.TryGetValue(type, out var handle) ? handle : null;

    /// <summary>The assembly that a type, or the one that it is nested in, has moved to.</summary>
    public AssemblyReferenceHandle? Forward(string type) => _forwards.TryGetValue(type.Split('+')[0], out var handle) ? handle : null;
}
