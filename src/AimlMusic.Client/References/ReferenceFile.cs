using System.Globalization;

namespace AimlMusic;

/// <summary>Looks at a recording before it is uploaded. Source: the vendor's OpenAPI document of <c>/v2/generate/audio/minimax/upload</c>.</summary>
internal static class ReferenceFile
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Every reason why the service would not take it, one sentence each; empty where there is none.</summary>
    public static IReadOnlyList<string> FindProblems(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return FindProblems(path, AudioProbe.Read(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return [$"'{path}' cannot be read: {e.Message}"];
        }
    }

    /// <summary>Says why a file cannot be a reference, where it cannot.</summary>
    /// <exception cref="AimlMusicException">Kind <see cref="AimlMusicErrorKind.RequestInvalid"/>; it names every mistake.</exception>
    public static void ThrowIfUnusable(string path)
    {
        var problems = FindProblems(path);
        if (problems.Count > 0)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"Nothing was uploaded. {string.Join(" ", problems)}")
            {
                Problems = problems,
                Path = path,
            };
        }
    }

    private static List<string> FindProblems(string path, AudioFacts facts)
    {
        List<string> problems = [];
        if (facts.Length == 0)
        {
            return [$"'{path}' is empty."];
        }

        if (facts.Kind is not (AudioKind.Wav or AudioKind.Mp3))
        {
            problems.Add($"'{path}' is {(facts.Kind == AudioKind.Unknown ? "no audio file that is known here" : facts.Kind.ToString().ToLowerInvariant())}; a reference must be wav or mp3.");
        }
        else if (facts.Duration is null)
        {
            problems.Add($"'{path}' begins like {facts.Kind.ToString().ToLowerInvariant()}, but does not tell how long it is; it may be damaged.");
        }

        // The document says longer than 10 s and no more than 10 min.
        if (facts.Duration is { } duration && (duration <= Shortest || duration > Longest))
        {
            problems.Add(string.Format(CultureInfo.InvariantCulture, "'{0}' is {1:0.###} s long; a reference must be longer than 10 s and no longer than 10 min.", path, duration.TotalSeconds));
        }

        return problems;
    }
}
