using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>Puts signatures into words. The context is what the type's own parameters stand for; null leaves them as they are.</summary>
internal sealed class TypeTextProvider : ISignatureTypeProvider<TypeText, IReadOnlyList<TypeText>?>
{
    public static TypeTextProvider Instance { get; } = new();

    public TypeText GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => new(TypeNames.Of(reader, handle), handle);

    public TypeText GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => new(TypeNames.Of(reader, handle), handle);

    public TypeText GetTypeFromSpecification(MetadataReader reader, IReadOnlyList<TypeText>? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeText GetPrimitiveType(PrimitiveTypeCode typeCode) => new($"System.{typeCode}");

    public TypeText GetGenericInstantiation(TypeText genericType, ImmutableArray<TypeText> typeArguments) =>
        new($"{genericType.Text}<{string.Join(',', typeArguments.Select(type => type.Text))}>", genericType.Generic, typeArguments);

    public TypeText GetGenericTypeParameter(IReadOnlyList<TypeText>? genericContext, int index) => genericContext?[index] ?? new($"!{index}");

    public TypeText GetGenericMethodParameter(IReadOnlyList<TypeText>? genericContext, int index) => new($"!!{index}");

    public TypeText GetSZArrayType(TypeText elementType) => new($"{elementType.Text}[]") { IsArray = true };

    public TypeText GetArrayType(TypeText elementType, ArrayShape shape) => new($"{elementType.Text}[{shape.Rank}]") { IsArray = true };

    public TypeText GetByReferenceType(TypeText elementType) => new($"{elementType.Text}&");

    public TypeText GetPointerType(TypeText elementType) => new($"{elementType.Text}*");

    public TypeText GetPinnedType(TypeText elementType) => new($"{elementType.Text} pinned");

    public TypeText GetFunctionPointerType(MethodSignature<TypeText> signature) => new($"method {TypeText.Of(signature)}");

    public TypeText GetModifiedType(TypeText modifier, TypeText unmodifiedType, bool isRequired) =>
        new($"{unmodifiedType.Text} {(isRequired ? "modreq" : "modopt")}({modifier.Text})", unmodifiedType.Generic, unmodifiedType.Arguments);
}
