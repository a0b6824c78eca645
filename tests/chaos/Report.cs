namespace AimlMusic.Chaos;

/// <summary>Prints the results, and whether they are correct.</summary>
internal sealed class Report(
    FaultPlan plan, Progress progress, Verdict verdict, int expired, (int Untold, int Unlisted) doubt, ChaosOptions options)
{
    public bool Print()
    {
        var faults = plan.Counts.Append(("download: link expired", expired)).ToList();
        Console.WriteLine();
        Table("fault", faults);
        Console.WriteLine();
        Table("error that a script saw", progress.Errors.Select(error => (error.Key, error.Value)).OrderBy(error => error.Key, StringComparer.Ordinal));
        Console.WriteLine();
        Console.WriteLine($"seed {options.Seed}, {progress.Elapsed:mm\\:ss}; {plan.Exchanges} exchanges, {plan.Faults} of them faulty; {progress.Starts} processes begun, {progress.Kills} killed");
        Console.WriteLine($"before the last resume: {doubt.Untold} songs paid for without an id here, {doubt.Unlisted} of them not listed as doubtful");
        Console.WriteLine();
        foreach (var (name, count, note) in verdict.Rows)
        {
            Console.WriteLine($"{name,-28}{count,8}  {note}".TrimEnd());
        }

        var complaints = Complaints(faults).ToList();
        complaints.ForEach(Console.Error.WriteLine);
        return complaints.Count == 0;
    }

    private static void Table(string title, IEnumerable<(string Name, int Count)> rows)
    {
        Console.WriteLine($"{title,-44}{"times",8}");
        foreach (var (name, count) in rows)
        {
            Console.WriteLine($"{name,-44}{count,8}");
        }
    }

    private IEnumerable<string> Complaints(IReadOnlyList<(string Name, int Count)> faults)
    {
        if (!verdict.IsGood)
        {
            yield return "NOT PROVEN: a song was lost, paid for twice, damaged or left behind.";
        }

        if (doubt.Unlisted > 0)
        {
            yield return $"{doubt.Unlisted} songs that were paid for were not listed as doubtful.";
        }

        foreach (var surprise in progress.Surprises)
        {
            yield return $"Surprise: {surprise}";
        }

        foreach (var what in options.IsShort ? [] : Unseen(faults))
        {
            yield return $"Never happened: {what}. Ask for more songs or another seed.";
        }
    }

    private IEnumerable<string> Unseen(IReadOnlyList<(string Name, int Count)> faults) =>
        faults.Where(fault => fault.Count == 0).Select(fault => fault.Name).Concat(progress.Kills == 0 ? ["a process was killed"] : []);
}
