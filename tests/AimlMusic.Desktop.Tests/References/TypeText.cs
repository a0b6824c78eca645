using System.Reflection.Metadata;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>A type in a signature, in words that are the same in every assembly.</summary>
/// <param name="Text">The words.</param>
/// <param name="Generic">The generic type that it is made of.</param>
/// <param name="Arguments">What it is made with.</param>
internal sealed record TypeText(string Text, EntityHandle Generic = default, IReadOnlyList<TypeText>? Arguments = null)
{
    public bool IsArray { get; init; }

    /// <summary>A method's signature in words.</summary>
    public static string Of(MethodSignature<TypeText> method) =>
        $"{(method.Header.IsInstance ? "instance " : "")}{method.ReturnType.Text} `{method.GenericParameterCount}({string.Join(',', method.ParameterTypes.Select(type => type.Text))})";
}
