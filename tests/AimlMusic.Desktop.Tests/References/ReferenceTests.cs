using AimlMusic.Tests.Support;

namespace AimlMusic.Desktop.Tests.References;

/// <summary>The Desktop edition finds everything that it refers to, in its own folder or in what Windows PowerShell has.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void References_are_all_resolved()
    {
        ReferenceWalk walk = new(Places.Laid);
        Assert.Equal(Directory.GetFiles(Places.Laid, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal), walk.Walked);
        Assert.Empty(walk.Missing);
        Assert.InRange(walk.Assemblies, 30, int.MaxValue);
        Assert.InRange(walk.Types, 500, int.MaxValue);
        Assert.InRange(walk.Members, 3000, int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"{walk.Assemblies} references to assemblies, {walk.Types} to types, {walk.Members} to members");
    }

    /// <summary>What the module's resolve handler is for. A reference of the module's own would come too early for it.</summary>
    [Fact]
    public void References_to_another_version_are_only_between_third_party_assemblies()
    {
        ReferenceWalk walk = new(Places.Laid);
        Assert.Equal(
            [
                "System.Memory System.Runtime.CompilerServices.Unsafe 4.0.4.1 6.0.0.0",
                "System.Threading.Tasks.Extensions System.Runtime.CompilerServices.Unsafe 4.0.4.1 6.0.0.0",
            ],
            walk.Gaps.Select(gap => gap.ToString()));
    }

    [Theory]
    [InlineData("AimlMusic.Client")]
    [InlineData("Album/AimlMusic.Album")]
    [InlineData("Album/NLayer")]
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
        File.Delete(Path.Combine(folder.Path, name + ".dll"));
        Assert.Contains(new ReferenceWalk(folder.Path).Missing, missing => missing.Contains($" needs {Path.GetFileName(name)} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_member_is_detected()
    {
        using TempFolder folder = new();
        CopyLaid(folder);
        var client = Path.Combine(folder.Path, "AimlMusic.Client.dll");
        var bytes = File.ReadAllBytes(client);
        "\0GetBalanceAsynk\0"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("\0GetBalanceAsync\0"u8)));
        File.WriteAllBytes(client, bytes);
        Assert.Equal(["AimlMusic.PowerShell needs AimlMusic.AccountLookup.GetBalanceAsync"], new ReferenceWalk(folder.Path).Missing);
    }

    private static void CopyLaid(TempFolder folder)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "Album"));
        foreach (var file in Directory.GetFiles(Places.Laid, "*.dll", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetRelativePath(Places.Laid, file)));
        }
    }
}
