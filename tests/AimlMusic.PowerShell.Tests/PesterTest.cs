namespace AimlMusic.PowerShell.Tests;

/// <summary>What Pester says of one <c>It</c>.</summary>
public sealed record PesterTest(string File, string Name, string Result, string Message)
{
    public bool Passed => Result == "Passed";
}
