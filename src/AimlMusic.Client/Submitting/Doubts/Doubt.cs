namespace AimlMusic.Submitting;

/// <summary>A submit that the service may have accepted. Only the loop of the resolver changes it.</summary>
internal sealed class Doubt
{
    private readonly TaskCompletionSource<DoubtVerdict> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The <c>X-Client-Request-Id</c> of the submit.</summary>
    public required string ClientRequestId { get; init; }

    /// <summary>The id in the answer; null if there was none, or if the service has no request for it.</summary>
    public string? InferenceId { get; init; }

    /// <summary>The id of the model.</summary>
    public string? Model { get; init; }

    /// <summary>The time of the submit, by this machine's clock; null if it is not known.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The time at which the submit became in doubt, by this machine's clock.</summary>
    public DateTimeOffset? DoubtedAt { get; init; }

    /// <summary>The difference between the service's clock and that of this machine at that time; null if it is not known or unchanged.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>Whether it comes from the ledger, so that its age is computed from clocks that may have been changed since.</summary>
    public bool IsOfLedger { get; init; }

    /// <summary>Whether it was sent with the current key. The log contains no requests of other keys.</summary>
    public bool IsOfThisKey { get; init; } = true;

    /// <summary>The time of the submit, of the monotonic clock, or a later time.</summary>
    public long SentTimestamp { get; init; }

    /// <summary>The time at which the submit became in doubt, of the monotonic clock.</summary>
    public long DoubtedTimestamp { get; init; }

    /// <summary>The age from which the absence in log and charges is proof.</summary>
    public TimeSpan SilenceIsProofAfter { get; init; }

    /// <summary>The time of the last round for it.</summary>
    public long Deadline { get; set; }

    /// <summary>Whether it was probably not accepted and others have priority. It is polled once, when a 404 is proof.</summary>
    public bool IsPatient { get; init; }

    /// <summary>Whether the service did not know the id at a time when that is proof, unless the log shows otherwise.</summary>
    public bool IsUnknownId { get; set; }

    /// <summary>Whether the request log was read for it.</summary>
    public bool IsSearched { get; set; }

    /// <summary>The number of rounds for it.</summary>
    public int Rounds { get; set; }

    /// <summary>The reason why it is not resolved.</summary>
    public string WhyOpen { get; set; } = "the service's request log does not contain it yet";

    /// <summary>Completed when it is resolved, or when its time is over.</summary>
    public Task<DoubtVerdict> Verdict => _verdict.Task;

    public void Decide(DoubtVerdict verdict) => _verdict.TrySetResult(verdict);

    /// <summary>Ends the search without a result.</summary>
    public void Leave() => _verdict.TrySetResult(new DoubtVerdict(DoubtOutcome.Open, WhyOpen));

    public void Fail(Exception reason) => _verdict.TrySetException(reason);
}
