using System.Globalization;

namespace AimlMusic;

/// <summary>Finds what a model would not take about a file.</summary>
internal static class ReferenceFileRules
{
    private const double Megabyte = 1024 * 1024;

    public static IEnumerable<string> Check(ReferenceFile file, ParameterRule rule, MusicModel model)
    {
        if (rule.File is not { } limits)
        {
            var others = MusicCatalog.Models.Where(other => other.RuleFor(rule.Parameter)?.File is not null).Select(other => other.Id);
            yield return $"{model.Id} takes {rule.Parameter} as a URL alone, and '{file.Path}' is a file; models that take a file: {string.Join(", ", others)}.";
            yield break;
        }

        if (!limits.Kinds.Contains(file.Kind))
        {
            yield return $"{rule.Parameter} '{file.Path}' is {(file.Kind == AudioKind.Unknown ? "no audio that is known" : $"{file.Kind} audio")}; {model.Id} takes {string.Join(", ", limits.Kinds)}.";
        }

        if (file.Length > limits.MostBytes)
        {
            yield return $"{rule.Parameter} '{file.Path}' has {Number(file.Length / Megabyte)} MB, more than the {Number(limits.MostBytes / Megabyte)} MB that {model.Id} takes.";
        }

        // A length that the file does not tell is the service's to judge.
        if (file.Duration < limits.Shortest || file.Duration > limits.Longest)
        {
            yield return $"{rule.Parameter} '{file.Path}' plays for {Number(file.Duration.Value.TotalSeconds)} s; {model.Id} takes {Number(limits.Shortest.TotalSeconds)} to {Number(limits.Longest.TotalSeconds)} s.";
        }
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
