namespace AimlMusic;

/// <summary>A song at the service: what was asked for, how far it is, and where it can be fetched.</summary>
public sealed record MusicGeneration
{
    /// <summary>The service's id of the song.</summary>
    public string Id { get; init; } = "";

    /// <summary>The title that was given here; the service does not know it.</summary>
    public string? Title { get; init; }

    /// <summary>The model's id.</summary>
    public string? Model { get; init; }

    /// <summary>How far the song is.</summary>
    public GenerationStatus Status { get; init; }

    /// <summary>Where the audio is; may be signed, and expire.</summary>
    public string? AudioUrl { get; init; }

    /// <summary>When the link stops to work, local time, where the link tells.</summary>
    public DateTime? ExpiresAt { get => ExpiresUtc?.LocalDateTime; init => ExpiresUtc = LocalTime.ToMoment(value); }

    /// <summary>The audio's media type as the service tells it, which can be wrong.</summary>
    public string? ContentType { get; init; }

    /// <summary>The file's name as the service tells it. Never used as a path.</summary>
    public string? FileName { get; init; }

    /// <summary>The file's size in bytes as the service tells it.</summary>
    public long? FileSize { get; init; }

    /// <summary>The song's length.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the song cost, in credits; 2,000,000 are one US dollar.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>What the song cost, in US dollars.</summary>
    public decimal? UsdSpent { get; init; }

    /// <summary>The name of the service's error, where the song failed.</summary>
    public string? ErrorName { get; init; }

    /// <summary>The service's reason, where the song failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The <c>X-Client-Request-Id</c> that the song was submitted under.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>When the song was submitted, local time.</summary>
    public DateTime? SubmittedAt { get => SubmittedUtc?.LocalDateTime; init => SubmittedUtc = LocalTime.ToMoment(value); }

    /// <summary>When the song was first seen finished, local time.</summary>
    public DateTime? CompletedAt { get => CompletedUtc?.LocalDateTime; init => CompletedUtc = LocalTime.ToMoment(value); }

    /// <summary>The lyrics that were given.</summary>
    public string? Lyrics { get; init; }

    /// <summary>The style that was given.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether the song comes from the sandbox: its cost is play money, its audio is synthesized.</summary>
    public bool IsSandbox { get; init; }

    // Local time is for eyes: what is compared and subtracted must not know of summer and winter.
    internal DateTimeOffset? SubmittedUtc { get; init; }

    internal DateTimeOffset? CompletedUtc { get; init; }

    /// <summary>The service's own word for its state.</summary>
    internal string? StatusWord { get; init; }

    internal DateTimeOffset? ExpiresUtc { get; init; }

    /// <summary>The body that was sent for it, where that was by this process.</summary>
    internal string? Sent { get; init; }

    /// <summary>Completed or failed: nothing more will happen to it.</summary>
    internal bool IsFinished => Status is GenerationStatus.Completed or GenerationStatus.Failed;

    /// <summary>The same with the words of another record of it, where this one has none.</summary>
    internal MusicGeneration WithWordsOf(MusicGeneration other) => this with
    {
        Title = Title ?? other.Title,
        Lyrics = Lyrics ?? other.Lyrics,
        Prompt = Prompt ?? other.Prompt,
        Sent = Sent ?? other.Sent,
    };

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>The error that a failed song is.</summary>
    public AimlMusicException ToFailure()
    {
        if (LostAudio.Recall(this) is { } lost)
        {
            return lost;
        }

        var reason = string.Join(": ", new[] { ErrorName, ErrorMessage }.Where(text => !string.IsNullOrEmpty(text)));
        return new AimlMusicException(
            AimlMusicErrorKind.GenerationFailed,
            $"The service could not make song {Id}{(reason.Length > 0 ? ": " + reason.TrimEnd('.') : "")}. A failed song costs nothing.")
        {
            Generation = this,
            ServiceMessage = reason,
        };
    }
}
