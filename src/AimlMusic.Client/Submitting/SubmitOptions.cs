namespace AimlMusic;

/// <summary>How a song is submitted.</summary>
public sealed record SubmitOptions
{
    /// <summary>Give the song that the ledger has for the same request in place of buying another.</summary>
    public bool Once { get; init; }

    /// <summary>How long evidence is searched for where a submit is in doubt; zero: not at all. Default: 600 s.</summary>
    public TimeSpan SearchTimeout { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>
    /// How long after a submit the silence of request log and charges proves that it was not taken: longer than any song takes.
    /// Default: 30 min.
    /// </summary>
    public TimeSpan DoubtTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What the song's price is set aside from; null where there is no limit.</summary>
    public SpendReservation? Spend { get; init; }

    /// <summary>Called before a song is sent that the ledger does not know: where it throws, nothing is sent.</summary>
    public Action? BeforeSending { get; init; }

    /// <summary>Called when the ledger has a submit that is about to be sent, with its client request id.</summary>
    public Action<string>? Recorded { get; init; }

    /// <summary>Called when a submit is in doubt and evidence is searched for.</summary>
    public Action<MusicGeneration>? DoubtBegins { get; init; }

    /// <summary>Called when that search ends, however it ends.</summary>
    public Action? DoubtEnds { get; init; }

    /// <summary>
    /// Called where a submit that the service was too busy for is sent again, while the first one is not proven to be untaken: with
    /// the client request id of that one, which the ledger has.
    /// </summary>
    public Action<string>? LeftOpen { get; init; }

    /// <summary>Begins nothing more, but lets a submit that is on its way get its answer.</summary>
    public CancellationToken Ending { get; init; }
}
