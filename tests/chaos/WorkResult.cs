namespace AimlMusic.Chaos;

/// <summary>What came of one start of a worker.</summary>
/// <param name="WasKilled">It was killed before it could end.</param>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Lines">What it wrote.</param>
internal sealed record WorkResult(bool WasKilled, int ExitCode, IReadOnlyList<string> Lines)
{
    private const string Doubt = "doubtful ";

    public IEnumerable<string> Doubtful => Lines.Where(line => line.StartsWith(Doubt, StringComparison.Ordinal)).Select(line => line[Doubt.Length..]);

    /// <summary>How many errors of each kind it met.</summary>
    public IEnumerable<(string Kind, int Count)> Errors =>
        Lines.Select(line => line.Split(' ')).Where(words => words is ["error", _, _]).Select(words => (words[2].Split(',')[0], int.Parse(words[1], null)));

    /// <summary>What no script should ever see: errors that nobody has foreseen, and an end that was not asked for.</summary>
    public IEnumerable<string> Surprises =>
        Lines.Where(line => line.StartsWith("unexpected ", StringComparison.Ordinal))
            .Concat(WasKilled || ExitCode == 0 ? [] : [$"exit code {ExitCode}: {string.Join(" | ", Lines.TakeLast(5))}"]);
}
