namespace AimlMusic.Submitting;

/// <summary>Resolves a submit in doubt: the result is a song, a record that nothing was accepted, or an error.</summary>
internal sealed class DoubtResolver(AimlMusicClient client, SongLedger ledger)
{
    private readonly DoubtSearch _search = new(client, ledger);
    private readonly SpooledSongs _spooled = new(ledger);
    private readonly MonotonicClock _clock = new(client.Connection.TimeProvider);

    /// <summary>Creates the doubt about a submit that has just failed.</summary>
    public Doubt Of(MusicGeneration asked, AimlMusicException failure, SubmitOptions options) => new()
    {
        ClientRequestId = asked.ClientRequestId!,
        InferenceId = Pollable(failure.InferenceId, asked.Model),
        Model = asked.Model,
        SentAt = asked.SubmittedUtc,
        SentTimestamp = _clock.Now,
        DoubtedTimestamp = _clock.Now,
        SilenceIsProofAfter = options.DoubtTimeout,
        Deadline = _clock.After(options.SearchTimeout),
    };

    /// <summary>Creates the doubt about a song in the ledger.</summary>
    public Doubt Of(LedgerEntry entry, SubmitOptions options, bool isPatient = false) => new()
    {
        ClientRequestId = entry.SentAs ?? entry.ClientRequestId!,
        InferenceId = Pollable(entry.DoubtId, entry.Model),
        Model = entry.Model,
        SentAt = entry.SubmittedUtc,
        DoubtedAt = entry.ChangedUtc,
        ClockOffset = entry.ClockOffset,
        IsOfLedger = true,
        IsOfThisKey = entry.KeyMark == client.Connection.KeyMark,
        IsPatient = isPatient,
        SentTimestamp = Ago(entry.SubmittedUtc),
        DoubtedTimestamp = Ago(entry.ChangedUtc),
        SilenceIsProofAfter = options.DoubtTimeout,
        Deadline = _clock.After(options.SearchTimeout),
    };

    /// <summary>Searches for evidence, up to the time in the options.</summary>
    /// <returns>The song; null if the evidence shows that it was not accepted.</returns>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/>, or <see cref="AimlMusicErrorKind.AudioLost"/> if the song came with the lost answer.
    /// </exception>
    public async Task<MusicGeneration?> ResolveAsync(
        MusicGeneration asked, Doubt doubt, string reason, SubmitOptions options, CancellationToken cancellationToken, AimlMusicException? cause = null)
    {
        if (options.SearchTimeout <= TimeSpan.Zero)
        {
            throw InDoubt(asked, reason, doubt.WhyOpen, cause);
        }

        options.DoubtBegins?.Invoke(asked);
        options.Spend?.SetInDoubt(asked.ClientRequestId!, true);
        try
        {
            var verdict = await _search.FindAsync(doubt, cancellationToken).ConfigureAwait(false);
            if (verdict.Outcome == DoubtOutcome.Open && !doubt.IsOfLedger && client.Connection.ServiceClock.KnownOffset is { } offset)
            {
                // The difference of the clocks is recorded, because a later search needs it.
                ledger.Unknown(asked.ClientRequestId!, reason, clockOffset: offset);
            }

            return verdict.Outcome == DoubtOutcome.Open ? throw InDoubt(asked, reason, verdict.Evidence, cause) : Apply(asked, verdict, reason, options);
        }
        finally
        {
            options.Spend?.SetInDoubt(asked.ClientRequestId!, false);
            options.DoubtEnds?.Invoke();
        }
    }

    /// <summary>
    /// Searches once before a submit that was answered with 429 is sent again. If no evidence can be read, it searches like for any other submit.
    /// </summary>
    public async Task<DoubtResolution> ResolveQuicklyAsync(MusicGeneration asked, AimlMusicException failure, SubmitOptions options) =>
        await _search.AskOnceAsync(Of(asked, failure, options), options.Ending).ConfigureAwait(false) switch
        {
            null => new(true, await ResolveAsync(asked, Of(asked, failure, options), failure.Message, options, options.Ending, failure).ConfigureAwait(false)),
            { Outcome: DoubtOutcome.Open } => default,
            var verdict => new(true, Apply(asked, verdict, failure.Message, options)),
        };

    private MusicGeneration? Apply(MusicGeneration asked, DoubtVerdict verdict, string reason, SubmitOptions options)
    {
        var key = asked.ClientRequestId!;
        if (verdict.Outcome == DoubtOutcome.NotTaken)
        {
            ledger.NotTaken(key, verdict.Evidence);
            options.Spend?.Release(key);
            return null;
        }

        MusicGeneration song = new(asked) { Id = verdict.Id!, Status = GenerationStatus.Queued, UsdSpent = verdict.UsdSpent, ErrorMessage = null };
        ledger.Accepted(song);
        options.Spend?.Settle(song);
        return SpooledSongs.Are(song.Model) ? throw _spooled.MarkLost(song, $"the answer was lost ({reason.TrimEnd('.')}), and {verdict.Evidence}") : song;
    }

    // A song that comes with the answer cannot be polled.
    private static string? Pollable(string? inferenceId, string? model) => SpooledSongs.Are(model) ? null : inferenceId;

    // The wall clock may have been changed. No event is later than now.
    private long Ago(DateTimeOffset? moment)
    {
        var age = client.Connection.TimeProvider.GetUtcNow() - moment;
        return _clock.Now - (age > TimeSpan.Zero ? _clock.Ticks(age.Value) : 0);
    }

    private static AimlMusicException InDoubt(MusicGeneration asked, string reason, string whyOpen, AimlMusicException? cause) => new(
        AimlMusicErrorKind.SubmitOutcomeUnknown,
        $"The song was sent, but it is not known whether the service accepted it: {reason.TrimEnd('.')}. This is not resolved yet because {whyOpen.TrimEnd('.')}. The song is not sent again, because it may have been paid for. Its client request id is {asked.ClientRequestId}.",
        cause)
    {
        Spend = SpendOutcome.Possible,
        StatusCode = cause?.StatusCode,
        RequestId = cause?.RequestId,
        ClientRequestId = asked.ClientRequestId,
        ServiceMessage = cause?.ServiceMessage,
        Generation = asked,
    };
}
