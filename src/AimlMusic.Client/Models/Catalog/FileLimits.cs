namespace AimlMusic;

/// <summary>What a model takes of a file that is sent along with a request.</summary>
public sealed record FileLimits
{
    /// <summary>The kinds of audio.</summary>
    public required IReadOnlyList<AudioKind> Kinds { get; init; }

    /// <summary>The shortest recording.</summary>
    public required TimeSpan Shortest { get; init; }

    /// <summary>Whether one of just that length is too short.</summary>
    public bool IsShortestExcluded { get; init; }

    /// <summary>The longest recording.</summary>
    public required TimeSpan Longest { get; init; }

    /// <summary>The largest file, in bytes; null where the vendor names none.</summary>
    public long? MostBytes { get; init; }
}
