namespace AimlMusic;

/// <summary>A song as the ledger knows it: all that its events told.</summary>
public sealed class LedgerEntry
{
    /// <summary>The service's id; null for a song of which none is known.</summary>
    public string? Id { get; internal set; }

    /// <summary>How far the song is: the name of a <see cref="LedgerState"/>. A word, because <c>ConvertTo-Json</c> would write an enumeration as a number.</summary>
    public string Status => LedgerStatus.WordOf(State);

    /// <summary>The title that was given.</summary>
    public string? Title { get; internal set; }

    /// <summary>The model's id.</summary>
    public string? Model { get; internal set; }

    /// <summary>What the song cost, in US dollars, where the service has said so.</summary>
    public decimal? UsdSpent { get; internal set; }

    /// <summary>When it was submitted, local time.</summary>
    public DateTime? SubmittedAt => SubmittedUtc?.LocalDateTime;

    /// <summary>When its last event was, local time.</summary>
    public DateTime ChangedAt => ChangedUtc.LocalDateTime;

    /// <summary>The song's length.</summary>
    public TimeSpan? Duration { get; internal set; }

    /// <summary>The song's length, in seconds.</summary>
    public double? DurationSec => Duration?.TotalSeconds;

    /// <summary>Where the audio is at the service.</summary>
    public string? AudioUrl { get; internal set; }

    /// <summary>When the link stops to work, local time, where the link tells.</summary>
    public DateTime? ExpiresAt => ExpiresUtc?.LocalDateTime;

    /// <summary>Where it was saved.</summary>
    public string? Path { get; internal set; }

    internal LedgerState State { get; set; }

    // Local time is for eyes: what is compared and subtracted must not know of summer and winter.
    internal DateTimeOffset? SubmittedUtc { get; set; }

    internal DateTimeOffset ChangedUtc { get; set; }

    internal DateTimeOffset? ExpiresUtc => LinkExpiry.Of(AudioUrl);

    /// <summary>How long the service took for it, in milliseconds, where it was waited for from its beginning.</summary>
    internal double? TookMs { get; set; }

    /// <summary>The path that it was about to get when it was heard of last.</summary>
    internal string? Placing { get; set; }

    /// <summary>The SHA-256 of what was saved.</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>Why it failed, or why its state is not known.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The lyrics that were given.</summary>
    public string? Lyrics { get; internal set; }

    /// <summary>The style that was given.</summary>
    public string? Prompt { get; internal set; }

    /// <summary>The body that was sent, as JSON.</summary>
    public string? Request { get; internal set; }

    /// <summary>The <c>X-Client-Request-Id</c> that the song was submitted under.</summary>
    public string? ClientRequestId { get; internal set; }

    /// <summary>The service's address.</summary>
    public string? BaseUri { get; internal set; }

    /// <summary>Whether the song is from the sandbox.</summary>
    public bool IsSandbox { get; internal set; }

    /// <summary>The hash of the request; equal requests have equal ones.</summary>
    internal string? RequestHash { get; set; }

    /// <summary>The process that submitted it.</summary>
    internal string? Writer { get; set; }

    /// <summary>What it was sent under last, where that is not its client request id: it was sent again.</summary>
    internal string? SentAs { get; set; }

    /// <summary>Which key it was sent with, see <see cref="AimlMusicConnection.KeyMark"/>; null where that was not recorded.</summary>
    internal string? KeyMark { get; set; }

    /// <summary>What the service's clock showed more than this machine's when it was sent; null where no answer had told.</summary>
    internal TimeSpan? ClockOffset { get; set; }

    /// <summary>The id that an answer named which did not say whether the song was taken.</summary>
    internal string? DoubtId { get; set; }

    /// <summary>Where in the file the submit stands, for its payload.</summary>
    internal long PayloadAt { get; set; } = -1;

    /// <summary>Whether the song was paid for, or may have been, and is not on disk. The songs of the sandbox in a process are gone with it.</summary>
    public bool IsUnsaved => (!IsInProcess || IsOfThisProcess) && State is LedgerState.Submitting or LedgerState.Unknown or LedgerState.Accepted or LedgerState.Completed;

    /// <summary>Whether the service certainly took it, and it did not fail.</summary>
    internal bool IsTaken => State is LedgerState.Accepted or LedgerState.Completed or LedgerState.Saved;

    /// <summary>Whether it was made by the sandbox that a process keeps in itself.</summary>
    internal bool IsInProcess { get; set; }

    /// <summary>Whether this very process submitted it.</summary>
    internal bool IsOfThisProcess => Writer == ProcessIdentity.Current;

    /// <summary>The song, to be waited for and saved.</summary>
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

    // This is no record: the copying method of a record is a member that PowerShell shows.
    internal LedgerEntry Copy() => (LedgerEntry)MemberwiseClone();

    /// <summary>Fills what a song lacks that came by its id alone. Its status and its link are the service's to tell.</summary>
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

    /// <summary>All that is known of the song as one event of another one, which it turned out to be.</summary>
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
