using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AimlMusic.PowerShell.Tests;

/// <summary>
/// What a user reads of numbers and dates is the same in every culture: th-TH would write the year 2569, de-DE a comma. No analyzer
/// looks into interpolated strings, so this looks at what became of them.
/// </summary>
public sealed class CultureTests
{
    // What a culture writes its own way; of whole numbers only the minus sign.
    private static readonly string[] OfCultures = ["Double", "Single", "Decimal", "DateTime", "DateTimeOffset"];

    [Fact]
    public void Interpolated_strings_of_the_client_leave_no_number_or_date_to_the_culture()
    {
        using PEReader assembly = new(File.OpenRead(PathOf("net8.0/AimlMusic.Client.dll")));
        var metadata = assembly.GetMetadataReader();
        var formatted = Enumerable.Range(1, metadata.GetTableRowCount(TableIndex.MethodSpec))
            .Select(row => metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)))
            .Where(method => NameOf(metadata, method.Method) == "AppendFormatted")
            .Select(method => method.DecodeSignature(new TypeNames(), null).Single())
            .ToList();

        AssertNoneOfCultures(formatted);
    }

    /// <summary>The cmdlets are compiled for .NET Framework: an interpolated string boxes its values for String.Format.</summary>
    [Fact]
    public void Interpolated_strings_of_the_cmdlets_leave_no_number_or_date_to_the_culture()
    {
        using PEReader assembly = new(File.OpenRead(PathOf("AimlMusic.PowerShell.dll")));
        var metadata = assembly.GetMetadataReader();
        var formatted = metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0)
            .Select(method => (Name: metadata.GetString(method.Name), Body: Instructions.Of(assembly.GetMethodBody(method.RelativeVirtualAddress).GetILReader()).ToList()))
            .Where(method => method.Body.Any(instruction => IsFormat(metadata, instruction.Token)))
            .SelectMany(method => method.Body.Where(instruction => instruction.Code == OpCodes.Box).Select(box => $"{TypeOf(metadata, box.Token)} in {method.Name}"))
            .ToList();

        AssertNoneOfCultures(formatted);
    }

    private static void AssertNoneOfCultures(IReadOnlyCollection<string> formatted)
    {
        Assert.Contains(formatted, type => type.StartsWith("Int32", StringComparison.Ordinal));
        Assert.DoesNotContain(formatted, type => OfCultures.Any(name => type.Contains(name, StringComparison.Ordinal)));
    }

    private static string PathOf(string file) => Path.Combine(BuildData.Of("RepositoryRoot"), "out", "AimlMusic", "bin", file);

    // String.Format without a provider.
    private static bool IsFormat(MetadataReader metadata, EntityHandle method) =>
        NameOf(metadata, method) == "Format"
        && metadata.GetMemberReference((MemberReferenceHandle)method) is var member
        && TypeOf(metadata, member.Parent) == "String"
        && member.DecodeMethodSignature(new TypeNames(), null).ParameterTypes[0] == "String";

    private static string TypeOf(MetadataReader metadata, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeReference => new TypeNames().GetTypeFromReference(metadata, (TypeReferenceHandle)type, 0),
        HandleKind.TypeSpecification => new TypeNames().GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)type, 0),
        _ => "",
    };

    private static string NameOf(MetadataReader metadata, EntityHandle method) =>
        method.Kind == HandleKind.MemberReference ? metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)method).Name) : "";
}
