namespace AimlMusic.Submitting;

/// <summary>A submit that the service may have taken. Changed by the resolver's loop alone.</summary>
internal sealed class Doubt
{
    private readonly TaskCompletionSource<DoubtVerdict> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The <c>X-Client-Request-Id</c> that it was sent under.</summary>
    public required string ClientRequestId { get; init; }

    /// <summary>The id that the answer named; null where there was none, or where the service has no way to ask for it.</summary>
    public string? InferenceId { get; init; }

    /// <summary>The model's id.</summary>
    public string? Model { get; init; }

    /// <summary>When it was sent, by this machine's clock; null where that is not known.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it became known that it is in doubt, by this machine's clock.</summary>
    public DateTimeOffset? DoubtedAt { get; init; }

    /// <summary>How far the service's clock was from this machine's then; null where that is not known, or is what it is now.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>Whether it is of the ledger, so that its age is known from clocks that may have been set since.</summary>
    public bool IsOfLedger { get; init; }

    /// <summary>Whether it was sent with the key of today. The log is silent about another key's requests.</summary>
    public bool IsOfThisKey { get; init; } = true;

    /// <summary>The moment of the monotonic clock at which it was sent, or a later one.</summary>
    public long SentTimestamp { get; init; }

    /// <summary>The moment of the monotonic clock at which it became known that it is in doubt.</summary>
    public long DoubtedTimestamp { get; init; }

    /// <summary>From that age on, silence of log and charges is proof.</summary>
    public TimeSpan SilenceIsProofAfter { get; init; }

    /// <summary>The moment at which the last round is made for it.</summary>
    public long Deadline { get; set; }

    /// <summary>Whether it is probably not taken and somebody else's turn comes first: it is polled once, when a 404 is proof.</summary>
    public bool IsPatient { get; init; }

    /// <summary>Whether the service did not know the id at a time when that is proof, as long as the log knows no better.</summary>
    public bool IsUnknownId { get; set; }

    /// <summary>Whether the request log was read for it.</summary>
    public bool IsSearched { get; set; }

    /// <summary>How many rounds were made for it.</summary>
    public int Rounds { get; set; }

    /// <summary>Why it is still open.</summary>
    public string WhyOpen { get; set; } = "the service's request log does not contain it yet";

    /// <summary>Done when it is decided, or when its time is over.</summary>
    public Task<DoubtVerdict> Verdict => _verdict.Task;

    public void Decide(DoubtVerdict verdict) => _verdict.TrySetResult(verdict);

    /// <summary>Leaves it open: the time is over.</summary>
    public void Leave() => _verdict.TrySetResult(new DoubtVerdict(DoubtOutcome.Open, WhyOpen));

    public void Fail(Exception reason) => _verdict.TrySetException(reason);
}
