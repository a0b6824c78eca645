namespace AimlMusic.Desktop.Tests.Mono;

/// <summary>What a run said.</summary>
internal sealed record MonoResult(int ExitCode, IReadOnlyList<string> Lines, string Error)
{
    /// <summary>The lines of a run that ended well.</summary>
    public IReadOnlyList<string> Good()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"{ExitCode}: {string.Join('\n', Lines)}\n{Error}");
        return Lines;
    }
}
