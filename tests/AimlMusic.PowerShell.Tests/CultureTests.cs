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

    [Theory]
    [InlineData("AimlMusic.Client.dll")]
    [InlineData("AimlMusic.PowerShell.dll")]
    public void Interpolated_strings_leave_no_number_or_date_to_the_culture(string file)
    {
        using PEReader assembly = new(File.OpenRead(Path.Combine(BuildData.Of("RepositoryRoot"), "out", "AimlMusic", "bin", "net8.0", file)));
        var metadata = assembly.GetMetadataReader();
        var formatted = Enumerable.Range(1, metadata.GetTableRowCount(TableIndex.MethodSpec))
            .Select(row => metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)))
            .Where(method => NameOf(metadata, method.Method) == "AppendFormatted")
            .Select(method => method.DecodeSignature(new TypeNames(), null).Single())
            .ToList();

        Assert.Contains("Int32", formatted);
        Assert.DoesNotContain(formatted, type => OfCultures.Any(name => type.Contains(name, StringComparison.Ordinal)));
    }

    private static string NameOf(MetadataReader metadata, EntityHandle method) =>
        method.Kind == HandleKind.MemberReference ? metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)method).Name) : "";
}
