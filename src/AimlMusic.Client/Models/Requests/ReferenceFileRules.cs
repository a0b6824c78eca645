using System.Globalization;

namespace AimlMusic.Models;

/// <summary>Checks a file against the limits of a model.</summary>
internal static class ReferenceFileRules
{
    private const double Megabyte = 1024 * 1024;

    public static IEnumerable<string> Check(ReferenceFile file, ParameterRule rule, MusicModel model)
    {
        if (rule.File is { } limits)
        {
            return Check(file, limits, rule.Parameter.ToString(), model.Id);
        }

        var others = MusicCatalog.Models.Where(other => other.RuleFor(rule.Parameter)?.File is not null).Select(other => other.Id);
        return [$"{model.Id} accepts {rule.Parameter} only as a URL, but '{file.Path}' is a file. Models that accept a file: {string.Join(", ", others)}."];
    }

    /// <summary>Throws if a recording is not suitable as a reference.</summary>
    /// <exception cref="AimlMusicException">Kind <see cref="AimlMusicErrorKind.RequestInvalid"/>; it names every mistake.</exception>
    public static void ThrowIfNoReference(ReferenceFile file, ReferencePurpose purpose = ReferencePurpose.Song)
    {
        var (limits, model) = purpose == ReferencePurpose.Cover ? (Rule.CoverFiles, MusicCatalog.DefaultFileModel) : (Rule.UploadFiles, MusicCatalog.UploadModel);
        List<string> problems = [.. Check(file, limits, "The recording", model)];
        if (problems.Count > 0)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"Nothing was uploaded. {string.Join(" ", problems)}") { Problems = problems, Path = file.Path };
        }
    }

    private static IEnumerable<string> Check(ReferenceFile file, FileLimits limits, string name, string taker)
    {
        if (file.Length == 0)
        {
            yield return $"{name} '{file.Path}' is empty.";
            yield break;
        }

        if (!limits.Kinds.Contains(file.Kind))
        {
            yield return $"{name} '{file.Path}' is {(file.Kind == AudioKind.Unknown ? "not in a known audio format" : $"{file.Kind} audio")}; {taker} accepts {string.Join(", ", limits.Kinds)}.";
        }
        else if (file.Duration is null && file.Kind is AudioKind.Wav or AudioKind.Mp3)
        {
            // The length of other formats is checked by the service.
            yield return $"{name} '{file.Path}' begins like {file.Kind} audio, but its length cannot be determined. It may be damaged.";
        }

        if (file.Length > limits.MostBytes)
        {
            yield return $"{name} '{file.Path}' has {Number(file.Length / Megabyte)} MB; {taker} accepts at most {Number(limits.MostBytes.Value / Megabyte)} MB.";
        }

        if (file.Duration < limits.Shortest || file.Duration > limits.Longest || (limits.IsShortestExcluded && file.Duration == limits.Shortest))
        {
            var least = $"{(limits.IsShortestExcluded ? "more than " : "")}{Number(limits.Shortest.TotalSeconds)}";
            yield return $"{name} '{file.Path}' is {Number(file.Duration.Value.TotalSeconds)} s long; {taker} accepts {least} to {Number(limits.Longest.TotalSeconds)} s.";
        }
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
