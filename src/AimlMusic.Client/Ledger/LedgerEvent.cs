namespace AimlMusic.Ledger;

/// <summary>One line of the ledger. What an event does not tell is null.</summary>
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

    /// <summary>What the song is sent under, where that is not its key: a new one each time that it is sent again.</summary>
    public string? SentAs { get; set; }

    /// <summary>Which key it was sent with, see <see cref="AimlMusicConnection.KeyMark"/>.</summary>
    public string? KeyMark { get; set; }

    /// <summary>What the service's clock showed more than this machine's then, where an answer had told, in milliseconds.</summary>
    public double? ClockOffsetMs { get; set; }

    /// <summary>The id that an answer named which did not say whether the song was taken.</summary>
    public string? DoubtId { get; set; }

    public decimal? UsdSpent { get; set; }

    public string? AudioUrl { get; set; }

    public double? DurationMs { get; set; }

    /// <summary>How long the service took for the song, as far as polls could tell.</summary>
    public double? TookMs { get; set; }

    public string? Reason { get; set; }

    /// <summary>The path that the song is about to get.</summary>
    public string? Placing { get; set; }

    public string? Path { get; set; }

    public string? Sha256 { get; set; }
}
