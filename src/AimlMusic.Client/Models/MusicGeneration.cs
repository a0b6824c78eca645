namespace AimlMusic;

/// <summary>A song at the service: its request, its status and the link to its audio.</summary>
public sealed class MusicGeneration
{
    /// <summary>Creates a song of which nothing is known.</summary>
    public MusicGeneration()
    {
    }

    /// <summary>Copies a song. Initializers change the copy.</summary>
    // This is no record: the copying method of a record is a member that PowerShell shows.
    internal MusicGeneration(MusicGeneration other)
    {
        Id = other.Id;
        Title = other.Title;
        Model = other.Model;
        Status = other.Status;
        AudioUrl = other.AudioUrl;
        ContentType = other.ContentType;
        FileName = other.FileName;
        FileSize = other.FileSize;
        Duration = other.Duration;
        CreditsUsed = other.CreditsUsed;
        UsdSpent = other.UsdSpent;
        ErrorName = other.ErrorName;
        ErrorMessage = other.ErrorMessage;
        ClientRequestId = other.ClientRequestId;
        Lyrics = other.Lyrics;
        Prompt = other.Prompt;
        IsSandbox = other.IsSandbox;
        SubmittedUtc = other.SubmittedUtc;
        CompletedUtc = other.CompletedUtc;
        StatusWord = other.StatusWord;
        ExpiresUtc = other.ExpiresUtc;
        Sent = other.Sent;
    }

    /// <summary>The id that the service assigned to the song.</summary>
    public string Id { get; init; } = "";

    /// <summary>The title. It is not sent to the service.</summary>
    public string? Title { get; init; }

    /// <summary>The id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>The status of the song.</summary>
    public string Status { get; init; } = GenerationStatus.Unknown;

    /// <summary>The URL of the audio. It can be signed, and then it expires.</summary>
    public string? AudioUrl { get; init; }

    /// <summary>The time at which the link expires, in local time; null if the link does not contain it.</summary>
    public DateTime? ExpiresAt { get => ExpiresUtc?.LocalDateTime; init => ExpiresUtc = LocalTime.ToMoment(value); }

    /// <summary>The media type of the audio as reported by the service, which can be wrong.</summary>
    public string? ContentType { get; init; }

    /// <summary>The name of the file as reported by the service. It is never used as a path.</summary>
    public string? FileName { get; init; }

    /// <summary>The size of the file in bytes as reported by the service.</summary>
    public long? FileSize { get; init; }

    /// <summary>The duration of the song.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The duration of the song, in seconds.</summary>
    public double? DurationSec { get => Duration?.TotalSeconds; init => Duration ??= Seconds.ToTimeSpan(value); }

    /// <summary>The cost of the song in credits: 2,000,000 credits are one US dollar.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The cost of the song in US dollars.</summary>
    public decimal? UsdSpent { get; init; }

    /// <summary>The name of the error, if the song failed.</summary>
    public string? ErrorName { get; init; }

    /// <summary>The reason reported by the service, if the song failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The <c>X-Client-Request-Id</c> of the submit.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>The time of the submit, in local time.</summary>
    public DateTime? SubmittedAt { get => SubmittedUtc?.LocalDateTime; init => SubmittedUtc = LocalTime.ToMoment(value); }

    /// <summary>The time at which the song was first known to be finished, in local time.</summary>
    public DateTime? CompletedAt { get => CompletedUtc?.LocalDateTime; init => CompletedUtc = LocalTime.ToMoment(value); }

    /// <summary>The lyrics of the request.</summary>
    public string? Lyrics { get; init; }

    /// <summary>The prompt of the request.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether the song comes from the sandbox: its cost is play money, and its audio is synthesized.</summary>
    public bool IsSandbox { get; init; }

    // Local times are for display. Calculations use UTC, because of daylight saving time.
    internal DateTimeOffset? SubmittedUtc { get; init; }

    internal DateTimeOffset? CompletedUtc { get; init; }

    /// <summary>The status as the service spells it.</summary>
    internal string? StatusWord { get; init; }

    internal DateTimeOffset? ExpiresUtc { get; init; }

    /// <summary>The body of the submit, if this process sent it.</summary>
    internal string? Sent { get; init; }

    // An array: a poll compares what it read with what was known.
    private object?[] Facts =>
    [
        Id, Title, Model, Status, AudioUrl, ContentType, FileName, FileSize, Duration, CreditsUsed, UsdSpent, ErrorName,
        ErrorMessage, ClientRequestId, Lyrics, Prompt, IsSandbox, SubmittedUtc, CompletedUtc, StatusWord, ExpiresUtc, Sent,
    ];

    /// <summary>Whether the song is completed or failed.</summary>
    internal bool IsFinished => Status is GenerationStatus.Completed or GenerationStatus.Failed;

    /// <summary>Returns a copy with the texts of another record of the song, where this one has none.</summary>
    internal MusicGeneration WithWordsOf(MusicGeneration other) => new(this)
    {
        Title = Title ?? other.Title,
        Lyrics = Lyrics ?? other.Lyrics,
        Prompt = Prompt ?? other.Prompt,
        Sent = Sent ?? other.Sent,
    };

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MusicGeneration other && Facts.SequenceEqual(other.Facts);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>Creates the error for a failed song.</summary>
    internal AimlMusicException ToFailure()
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
