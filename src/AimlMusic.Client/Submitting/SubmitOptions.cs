namespace AimlMusic;

/// <summary>The options of a submit.</summary>
internal sealed record SubmitOptions
{
    /// <summary>Return the song that the ledger has for the same request, instead of buying another one.</summary>
    public bool Once { get; init; }

    /// <summary>How long to search for evidence about a submit in doubt; zero for no search. Default: 600 s.</summary>
    public TimeSpan SearchTimeout { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>
    /// The time after a submit at which its absence in request log and charges proves that it was not accepted: longer than any song takes.
    /// Default: 30 min.
    /// </summary>
    public TimeSpan DoubtTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The reservation for the price of the song; null if there is no limit.</summary>
    public SpendReservation? Spend { get; init; }

    /// <summary>Called before a new song is sent. If it throws, nothing is sent.</summary>
    public Action? BeforeSending { get; init; }

    /// <summary>Called with the client request id when a submit was recorded and is about to be sent.</summary>
    public Action<string>? Recorded { get; init; }

    /// <summary>Called when the search for evidence about a submit starts.</summary>
    public Action<MusicGeneration>? DoubtBegins { get; init; }

    /// <summary>Called when that search ends, with or without a result.</summary>
    public Action? DoubtEnds { get; init; }

    /// <summary>
    /// Called if a submit that was answered with 429 is sent again before the first one is resolved, with the client request id of the first
    /// one, which is in the ledger.
    /// </summary>
    public Action<string>? LeftOpen { get; init; }

    /// <summary>Canceled to start nothing more. A submit in progress still gets its answer.</summary>
    public CancellationToken Ending { get; init; }
}
