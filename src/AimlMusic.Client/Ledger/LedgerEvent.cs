namespace AimlMusic.Ledger;

/// <summary>A line of the ledger. A property that the event does not have is null.</summary>
internal sealed class LedgerEvent
{
    public LedgerState State { get; set; }

    public DateTimeOffset At { get; set; }

    public string? Key { get; set; }

    public string? Id { get; set; }

    public string? BaseUri { get; set; }

    public bool? IsSandbox { get; set; }

    public string? Model { get; set; }

    public string? Title { get; set; }

    public string? Lyrics { get; set; }

    public string? Prompt { get; set; }

    /// <summary>The body as it was sent, as JSON text.</summary>
    public string? Request { get; set; }

    public string? RequestHash { get; set; }

    public string? Writer { get; set; }

    /// <summary>The client request id of this attempt, if it is not the key: each attempt after the first has a new one.</summary>
    public string? SentAs { get; set; }

    /// <summary>The mark of the key that was used, see <see cref="AimlMusicConnection.KeyMark"/>.</summary>
    public string? KeyMark { get; set; }

    /// <summary>The difference between the service's clock and that of this machine, in milliseconds; null if it was not known.</summary>
    public double? ClockOffsetMs { get; set; }

    /// <summary>The id in an answer that did not show whether the song was accepted.</summary>
    public string? DoubtId { get; set; }

    public decimal? UsdSpent { get; set; }

    public string? AudioUrl { get; set; }

    public double? DurationMs { get; set; }

    /// <summary>The generation time of the song as seen by polls, in milliseconds.</summary>
    public double? TookMs { get; set; }

    public string? Reason { get; set; }

    /// <summary>The path under which the song is about to be saved.</summary>
    public string? Placing { get; set; }

    public string? Path { get; set; }

    public string? Sha256 { get; set; }

    /// <summary>An event of a song. The address, title and model are recorded only if no submit event of this machine has them.</summary>
    public static LedgerEvent Of(MusicGeneration song, Uri? service = null) => new()
    {
        Key = song.ClientRequestId,
        Id = song.Id,
        BaseUri = song.ClientRequestId is null ? service?.AbsoluteUri : null,
        Title = song.ClientRequestId is null ? song.Title : null,
        Model = song.ClientRequestId is null ? song.Model : null,
        IsSandbox = song.IsSandbox ? true : null,
        AudioUrl = song.AudioUrl,
        DurationMs = song.Duration?.TotalMilliseconds,
        UsdSpent = song.UsdSpent,
    };
}
