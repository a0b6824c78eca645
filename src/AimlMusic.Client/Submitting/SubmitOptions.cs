namespace AimlMusic;

/// <summary>How a song is submitted.</summary>
public sealed record SubmitOptions
{
    /// <summary>Give the song that the ledger has for the same request in place of buying another.</summary>
    public bool Once { get; init; }

    /// <summary>How long a submit whose answer was lost is looked for in the service's request log; zero: not at all. Default: 600 s.</summary>
    public TimeSpan SearchTimeout { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>What the song's price is set aside from; null where there is no limit.</summary>
    public SpendReservation? Spend { get; init; }

    /// <summary>Called before a song is sent that the ledger does not know: where it throws, nothing is sent.</summary>
    public Action? BeforeSending { get; init; }

    internal void Begin()
    {
        BeforeSending?.Invoke();
        Spend?.Take();
    }
}
