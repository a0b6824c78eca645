namespace AimlMusic.Chaos;

/// <summary>The result of one start of a worker.</summary>
/// <param name="WasKilled">Whether it was killed before it could end.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Lines">Its output.</param>
internal sealed record WorkResult(bool WasKilled, int ExitCode, IReadOnlyList<string> Lines)
{
    private const string Doubt = "doubtful ";

    public IEnumerable<string> Doubtful => Lines.Where(line => line.StartsWith(Doubt, StringComparison.Ordinal)).Select(line => line[Doubt.Length..]);

    /// <summary>The number of errors of each kind.</summary>
    public IEnumerable<(string Kind, int Count)> Errors =>
        Lines.Select(line => line.Split(' ')).Where(words => words is ["error", _, _]).Select(words => (words[2].Split(',')[0], int.Parse(words[1], null)));

    /// <summary>Unexpected errors, and an unexpected end.</summary>
    public IEnumerable<string> Surprises =>
        Lines.Where(line => line.StartsWith("unexpected ", StringComparison.Ordinal))
            .Concat(WasKilled || ExitCode == 0 ? [] : [$"exit code {ExitCode}: {string.Join(" | ", Lines.TakeLast(5))}"]);
}
