namespace AimlMusic.PowerShell;

/// <summary>The folder of assemblies for a version of .NET.</summary>
internal static class EditionFolder
{
    /// <exception cref="NotSupportedException">This version of PowerShell is too old.</exception>
    public static string For(Version runtime) => runtime.Major switch
    {
        4 => "net472",
        >= 8 => "net8.0",
        // PowerShell 7.0 to 7.3.
        _ => throw new NotSupportedException($"AimlMusic requires PowerShell 7.4 or later, or Windows PowerShell 5.1. This PowerShell runs on .NET {runtime.Major}. To install a newer one, see https://aka.ms/powershell."),
    };
}
