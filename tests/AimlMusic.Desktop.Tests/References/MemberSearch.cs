using System.Reflection.Metadata;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>Looks for the member that a reference means, by name and signature, in its type and the types that this one inherits from.</summary>
internal sealed class MemberSearch(AssemblySet set)
{
    private static readonly TypeTextProvider Words = TypeTextProvider.Instance;

    public bool Finds(AssemblyFile from, MemberReference member)
    {
        var isMethod = member.GetKind() == MemberReferenceKind.Method;
        var signature = isMethod ? TypeText.Of(member.DecodeMethodSignature(Words, null)) : member.DecodeFieldSignature(Words, null).Text;
        var name = from.Reader.GetString(member.Name);
        if (member.Parent.Kind != HandleKind.TypeSpecification)
        {
            return Finds(from, member.Parent, null, name, signature, isMethod);
        }

        var parent = from.Reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(Words, null);
        // An array's members are the runtime's. Those of a generic type are named in the words of its own declaration.
        return parent.IsArray || Finds(from, parent.Generic, null, name, signature, isMethod);
    }

    private bool Finds(AssemblyFile from, EntityHandle parent, IReadOnlyList<TypeText>? arguments, string name, string signature, bool isMethod)
    {
        var found = parent.Kind switch
        {
            HandleKind.TypeReference => set.Find(from, (TypeReferenceHandle)parent),
            HandleKind.TypeDefinition => (from, (TypeDefinitionHandle)parent),
            _ => null,
        };
        if (found is not { } there)
        {
            return false;
        }

        var type = there.File.Reader.GetTypeDefinition(there.Type);
        return Declares(there.File.Reader, type, arguments, name, signature, isMethod)
            || (!type.BaseType.IsNil && FindsInherited(there.File, type.BaseType, arguments, name, signature, isMethod));
    }

    private bool FindsInherited(AssemblyFile from, EntityHandle parent, IReadOnlyList<TypeText>? arguments, string name, string signature, bool isMethod)
    {
        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return Finds(from, parent, null, name, signature, isMethod);
        }

        var made = from.Reader.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(Words, arguments);
        return Finds(from, made.Generic, made.Arguments, name, signature, isMethod);
    }

    private static bool Declares(
        MetadataReader reader, TypeDefinition type, IReadOnlyList<TypeText>? arguments, string name, string signature, bool isMethod) => isMethod
        ? type.GetMethods().Select(reader.GetMethodDefinition).Any(method =>
            reader.StringComparer.Equals(method.Name, name) && TypeText.Of(method.DecodeSignature(Words, arguments)) == signature)
        : type.GetFields().Select(reader.GetFieldDefinition).Any(field =>
            reader.StringComparer.Equals(field.Name, name) && field.DecodeSignature(Words, arguments).Text == signature);
}
