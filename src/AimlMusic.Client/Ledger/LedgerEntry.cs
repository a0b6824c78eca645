namespace AimlMusic;

/// <summary>A song in the ledger, as the sum of its events.</summary>
public sealed class LedgerEntry
{
    /// <summary>The id that the service assigned; null if it is not known.</summary>
    public string? Id { get; internal set; }

    /// <summary>The status: the name of a <see cref="LedgerState"/>, because <c>ConvertTo-Json</c> writes enumerations as numbers.</summary>
    public string Status => LedgerStatus.WordOf(State);

    /// <summary>The title.</summary>
    public string? Title { get; internal set; }

    /// <summary>The id of the model.</summary>
    public string? Model { get; internal set; }

    /// <summary>The cost of the song in US dollars, if the service reported it.</summary>
    public decimal? UsdSpent { get; internal set; }

    /// <summary>The time of the submit, in local time.</summary>
    public DateTime? SubmittedAt => SubmittedUtc?.LocalDateTime;

    /// <summary>The time of the last event, in local time.</summary>
    public DateTime ChangedAt => ChangedUtc.LocalDateTime;

    /// <summary>The duration of the song.</summary>
    public TimeSpan? Duration { get; internal set; }

    /// <summary>The duration of the song, in seconds.</summary>
    public double? DurationSec => Duration?.TotalSeconds;

    /// <summary>The URL of the audio.</summary>
    public string? AudioUrl { get; internal set; }

    /// <summary>The time at which the link expires, in local time; null if the link does not contain it.</summary>
    public DateTime? ExpiresAt => ExpiresUtc?.LocalDateTime;

    /// <summary>The path of the saved file.</summary>
    public string? Path { get; internal set; }

    internal LedgerState State { get; set; }

    // Local times are for display. Calculations use UTC, because of daylight saving time.
    internal DateTimeOffset? SubmittedUtc { get; set; }

    internal DateTimeOffset ChangedUtc { get; set; }

    internal DateTimeOffset? ExpiresUtc => LinkExpiry.Of(AudioUrl);

    /// <summary>The time that the service took, in milliseconds, if the song was watched from its submit.</summary>
    internal double? TookMs { get; set; }

    /// <summary>The path that the file was about to get, according to the last event.</summary>
    internal string? Placing { get; set; }

    /// <summary>The SHA-256 of the saved file.</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>The reason of a failure, or why the status is not known.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The lyrics of the request.</summary>
    public string? Lyrics { get; internal set; }

    /// <summary>The prompt of the request.</summary>
    public string? Prompt { get; internal set; }

    /// <summary>The body that was sent, as JSON.</summary>
    public string? Request { get; internal set; }

    /// <summary>The <c>X-Client-Request-Id</c> of the submit.</summary>
    public string? ClientRequestId { get; internal set; }

    /// <summary>The address of the service.</summary>
    public string? BaseUri { get; internal set; }

    /// <summary>Whether the song is from the sandbox.</summary>
    public bool IsSandbox { get; internal set; }

    /// <summary>The hash of the request. Equal requests have equal hashes.</summary>
    internal string? RequestHash { get; set; }

    /// <summary>The process that submitted the song.</summary>
    internal string? Writer { get; set; }

    /// <summary>The client request id of the last attempt, if the song was sent again.</summary>
    internal string? SentAs { get; set; }

    /// <summary>The mark of the key that was used, see <see cref="AimlMusicConnection.KeyMark"/>; null if it was not recorded.</summary>
    internal string? KeyMark { get; set; }

    /// <summary>The difference between the service's clock and that of this machine at the submit; null if it was not known.</summary>
    internal TimeSpan? ClockOffset { get; set; }

    /// <summary>The id in an answer that did not show whether the song was accepted.</summary>
    internal string? DoubtId { get; set; }

    /// <summary>The position of the submit in the file, for its payload.</summary>
    internal long PayloadAt { get; set; } = -1;

    /// <summary>Whether the song was paid for, or may have been, and is not saved. Songs of an in-process sandbox end with its process.</summary>
    public bool IsUnsaved => (!IsInProcess || IsOfThisProcess) && State is LedgerState.Submitting or LedgerState.Unknown or LedgerState.Accepted or LedgerState.Completed;

    /// <summary>Whether the service is known to have accepted the song, and it did not fail.</summary>
    internal bool IsTaken => State is LedgerState.Accepted or LedgerState.Completed or LedgerState.Saved;

    /// <summary>Whether the song was made by the sandbox in a process.</summary>
    internal bool IsInProcess { get; set; }

    /// <summary>Whether this process submitted the song.</summary>
    internal bool IsOfThisProcess => Writer == ProcessIdentity.Current;

    /// <summary>Converts the entry to a song that can be waited for and saved.</summary>
    internal MusicGeneration ToGeneration() => new()
    {
        Id = Id ?? "",
        Title = Title,
        Model = Model,
        Status = State switch
        {
            LedgerState.Completed or LedgerState.Saved => GenerationStatus.Completed,
            LedgerState.Failed or LedgerState.NotTaken => GenerationStatus.Failed,
            LedgerState.Accepted => GenerationStatus.Queued,
            _ => GenerationStatus.Unknown,
        },
        AudioUrl = AudioUrl,
        ExpiresUtc = ExpiresUtc,
        Duration = Duration,
        UsdSpent = UsdSpent,
        SubmittedUtc = SubmittedUtc,
        Lyrics = Lyrics,
        Prompt = Prompt,
        ClientRequestId = ClientRequestId,
        IsSandbox = IsSandbox,
        ErrorMessage = State is LedgerState.Failed or LedgerState.NotTaken ? Reason : null,
    };

    /// <inheritdoc/>
    public override string ToString() => Id ?? ClientRequestId ?? "";

    // Not a record, because PowerShell would show the copying method of a record.
    internal LedgerEntry Copy() => (LedgerEntry)MemberwiseClone();

    /// <summary>Adds missing properties to a song that was specified by its id. Its status and its link come only from the service.</summary>
    internal MusicGeneration Fill(MusicGeneration song) => new(song)
    {
        Title = song.Title ?? Title,
        Model = song.Model ?? Model,
        Lyrics = song.Lyrics ?? Lyrics,
        Prompt = song.Prompt ?? Prompt,
        Duration = song.Duration ?? Duration,
        UsdSpent = song.UsdSpent ?? UsdSpent,
        SubmittedUtc = song.SubmittedUtc ?? SubmittedUtc,
        ClientRequestId = song.ClientRequestId ?? ClientRequestId,
        IsSandbox = song.IsSandbox || IsSandbox,
    };

    /// <summary>Converts the entry to an event of another entry, which turned out to be the same song.</summary>
    internal LedgerEvent ToEvent(string key) => new()
    {
        State = State,
        At = ChangedUtc,
        Key = key,
        Id = Id,
        BaseUri = BaseUri,
        IsSandbox = IsSandbox ? true : null,
        Model = Model,
        Title = Title,
        KeyMark = KeyMark,
        DoubtId = DoubtId,
        ClockOffsetMs = ClockOffset?.TotalMilliseconds,
        UsdSpent = UsdSpent,
        AudioUrl = AudioUrl,
        DurationMs = Duration?.TotalMilliseconds,
        TookMs = TookMs,
        Reason = Reason,
        Placing = Placing,
        Path = Path,
        Sha256 = Sha256,
    };
}
