namespace AimlMusic;

/// <summary>
/// The statuses of a song. They are words and not the values of an enumeration, because <c>ConvertTo-Json</c> would write those as numbers.
/// </summary>
public static class GenerationStatus
{
    /// <summary>The status is missing or not known to this version. The song counts as not finished.</summary>
    public const string Unknown = nameof(Unknown);

    /// <summary>The service accepted the song, which waits in its queue.</summary>
    public const string Queued = nameof(Queued);

    /// <summary>The service is making the song.</summary>
    public const string Generating = nameof(Generating);

    /// <summary>The song can be downloaded.</summary>
    public const string Completed = nameof(Completed);

    /// <summary>The service could not make the song, which costs nothing.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>All statuses, in the order in which a song has them.</summary>
    internal static IReadOnlyList<string> All { get; } = [Unknown, Queued, Generating, Completed, Failed];
}
