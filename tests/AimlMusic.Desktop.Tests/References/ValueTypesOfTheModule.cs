using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>Reads a signature as the value type in it that another assembly of the module declares; empty if there is none.</summary>
internal sealed class ValueTypesOfTheModule : ISignatureTypeProvider<string, object?>
{
    private const byte ValueType = 0x11;

    private const string OfTheHost = "generic value type";

    public static bool IsOfTheModule(MetadataReader reader, EntityHandle type) =>
        type.Kind == HandleKind.TypeReference
        && reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope is { Kind: HandleKind.AssemblyReference } scope
        && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name).StartsWith("AimlMusic.", StringComparison.Ordinal);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        rawTypeKind != ValueType ? "" : IsOfTheModule(reader, handle) ? TypeNames.Of(reader, handle) : OfTheHost;

    // A field of a generic class holds a reference; one of a generic value type, such as Nullable, its argument.
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        genericType.Length == 0 ? "" : typeArguments.FirstOrDefault(argument => argument.Length > 0 && argument != OfTheHost) ?? genericType;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => "";

    public string GetArrayType(string elementType, ArrayShape shape) => "";

    public string GetSZArrayType(string elementType) => "";

    public string GetByReferenceType(string elementType) => "";

    public string GetPointerType(string elementType) => "";

    public string GetPinnedType(string elementType) => "";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "";

    public string GetGenericMethodParameter(object? genericContext, int index) => "";

    public string GetGenericTypeParameter(object? genericContext, int index) => "";
}
