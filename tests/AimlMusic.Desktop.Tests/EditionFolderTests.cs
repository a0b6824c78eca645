using AimlMusic.PowerShell;

namespace AimlMusic.Desktop.Tests;

/// <summary>The folder of the assemblies is that of the running edition, and a PowerShell that is too old is named so.</summary>
public sealed class EditionFolderTests
{
    [Theory]
    [InlineData("4.0.30319.42000", "net472")]
    [InlineData("8.0.0", "net8.0")]
    [InlineData("10.0.12", "net8.0")]
    public void Folder_is_that_of_the_runtime(string runtime, string expected) => Assert.Equal(expected, EditionFolder.For(new Version(runtime)));

    // PowerShell 7.0 to 7.3.
    [Theory]
    [InlineData("3.1.32")]
    [InlineData("5.0.17")]
    [InlineData("6.0.36")]
    [InlineData("7.0.20")]
    public void PowerShell_that_is_too_old_is_rejected_with_what_to_install(string runtime)
    {
        var error = Assert.Throws<NotSupportedException>(() => EditionFolder.For(new Version(runtime)));
        Assert.Equal($"AimlMusic requires PowerShell 7.4 or later, or Windows PowerShell 5.1. This PowerShell runs on .NET {runtime[0]}. To install a newer one, see https://aka.ms/powershell.", error.Message);
    }
}
