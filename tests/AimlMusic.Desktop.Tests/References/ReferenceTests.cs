using System.Reflection;
using AimlMusic.Tests.Support;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>The module finds everything that it refers to: in its own folders, or in what PowerShell 7.4 or Windows PowerShell 5.1 has.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void References_are_all_resolved_in_Windows_PowerShell() => AssertResolved(Places.Desktop);

    [Fact]
    public void References_are_all_resolved_in_PowerShell() => AssertResolved(Places.Core);

    /// <summary>What the module's resolve handler is for. A reference of the module's own would come too early for it.</summary>
    [Fact]
    public void References_to_another_version_are_only_between_third_party_assemblies()
    {
        Assert.Equal(
            [
                "System.Memory System.Runtime.CompilerServices.Unsafe 4.0.4.1 6.0.0.0",
                "System.Threading.Tasks.Extensions System.Runtime.CompilerServices.Unsafe 4.0.4.1 6.0.0.0",
            ],
            new ReferenceWalk(Places.Laid, Places.Desktop).Gaps.Select(gap => gap.ToString()));
        Assert.Empty(new ReferenceWalk(Places.Laid, Places.Core).Gaps);
    }

    [Theory]
    [InlineData("AimlMusic.Client")]
    [InlineData("AimlMusic.Album")]
    [InlineData("NLayer")]
    [InlineData("AimlMusic.Sandbox")]
    [InlineData("Microsoft.Bcl.AsyncInterfaces")]
    [InlineData("Microsoft.Bcl.TimeProvider")]
    [InlineData("System.Buffers")]
    [InlineData("System.Memory")]
    [InlineData("System.Runtime.CompilerServices.Unsafe")]
    [InlineData("System.Text.Encodings.Web")]
    [InlineData("System.Text.Json")]
    [InlineData("System.Threading.Tasks.Extensions")]
    public void Missing_assembly_is_detected(string name)
    {
        using TempFolder folder = new();
        CopyLaid(folder);
        File.Delete(Directory.GetFiles(Path.Combine(folder.Path, Places.Desktop.Folder), name + ".dll", SearchOption.AllDirectories).Single());
        Assert.Contains(new ReferenceWalk(folder.Path, Places.Desktop).Missing, missing => missing.Contains($" needs {name} ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("net472")]
    [InlineData("net8.0")]
    public void Missing_member_is_detected(string edition)
    {
        using TempFolder folder = new();
        CopyLaid(folder);
        var client = Path.Combine(folder.Path, edition, "AimlMusic.Client.dll");
        var bytes = File.ReadAllBytes(client);
        "\0GetBalanceAsynk\0"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("\0GetBalanceAsync\0"u8)));
        File.WriteAllBytes(client, bytes);
        Assert.Equal(["AimlMusic.PowerShell needs AimlMusic.AccountLookup.GetBalanceAsync"], new ReferenceWalk(folder.Path, edition == Places.Core.Folder ? Places.Core : Places.Desktop).Missing);
    }

    /// <summary>PowerShell loads the public types of the cmdlets before it calls the initializer, which makes the other assemblies available.</summary>
    [Fact]
    public void Public_types_of_the_cmdlets_are_loaded_without_the_other_assemblies()
    {
        var cmdlets = AssemblyFile.Read(Path.Combine(Places.Laid, "AimlMusic.PowerShell.dll"), isLaid: true)!.Reader;
        var types = cmdlets.TypeDefinitions.Select(cmdlets.GetTypeDefinition).Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public).ToList();
        Assert.InRange(types.Count, 30, int.MaxValue);
        Assert.All(types, type =>
        {
            var name = cmdlets.GetString(type.Name);
            Assert.False(ValueTypesOfTheModule.IsOfTheModule(cmdlets, type.BaseType), $"{name} inherits from a type of another assembly of the module.");
            foreach (var field in type.GetFields().Select(cmdlets.GetFieldDefinition))
            {
                var value = field.DecodeSignature(new ValueTypesOfTheModule(), null);
                Assert.False(value.StartsWith("AimlMusic.", StringComparison.Ordinal), $"{name}.{cmdlets.GetString(field.Name)} is of the value type {value}. Give the property a field of type object, see EditionAssemblies.");
            }
        });
    }

    private static void AssertResolved(Edition edition)
    {
        ReferenceWalk walk = new(Places.Laid, edition);
        Assert.Equal(
            Directory.GetFiles(Places.Laid).Concat(Directory.GetFiles(Path.Combine(Places.Laid, edition.Folder), "*.dll", SearchOption.AllDirectories))
                .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            walk.Walked);
        Assert.Empty(walk.Missing);
        Assert.InRange(walk.Assemblies, 30, int.MaxValue);
        Assert.InRange(walk.Types, 500, int.MaxValue);
        Assert.InRange(walk.Members, 3000, int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"{walk.Assemblies} references to assemblies, {walk.Types} to types, {walk.Members} to members");
    }

    private static void CopyLaid(TempFolder folder)
    {
        foreach (var file in Directory.GetFiles(Places.Laid, "*.dll", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(Places.Laid, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
