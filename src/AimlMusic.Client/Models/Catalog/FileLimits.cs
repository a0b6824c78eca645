namespace AimlMusic;

/// <summary>The limits of a model for a file that is sent with a request.</summary>
public sealed class FileLimits
{
    /// <summary>The accepted audio formats.</summary>
    public required IReadOnlyList<AudioKind> Kinds { get; init; }

    /// <summary>The minimum duration.</summary>
    public required TimeSpan Shortest { get; init; }

    /// <summary>Whether the minimum itself is too short.</summary>
    public bool IsShortestExcluded { get; init; }

    /// <summary>The maximum duration.</summary>
    public required TimeSpan Longest { get; init; }

    /// <summary>The maximum size in bytes; null if the vendor documents none.</summary>
    public long? MostBytes { get; init; }
}
