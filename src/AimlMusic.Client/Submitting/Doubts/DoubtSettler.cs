namespace AimlMusic;

/// <summary>Turns what the evidence says of a submit in doubt into a song, a record that nothing was taken, or an error.</summary>
internal sealed class DoubtSettler(AimlMusicClient client, SongLedger ledger)
{
    private readonly DoubtResolver _resolver = new(client, ledger);
    private readonly SpooledSongs _spooled = new(ledger);
    private readonly LoopClock _clock = new(client.Connection.TimeProvider);

    /// <summary>The doubt of a submit that has just failed.</summary>
    public Doubt Of(MusicGeneration asked, AimlMusicException failure, SubmitOptions options) =>
        Create(asked.ClientRequestId!, failure.InferenceId, asked, TimeSpan.Zero, isOfThisKey: true, isPatient: false, options);

    /// <summary>The doubt of a song of the ledger.</summary>
    public Doubt Of(LedgerEntry entry, SubmitOptions options, bool isPatient = false)
    {
        var song = entry.ToGeneration();
        // The wall clock may have jumped: a submit cannot be younger than now.
        var age = song.SubmittedUtc is { } sentAt && client.Connection.TimeProvider.GetUtcNow() - sentAt is var span && span > TimeSpan.Zero ? span : TimeSpan.Zero;
        return Create(entry.SentAs ?? entry.ClientRequestId!, entry.DoubtId, song, age, entry.KeyMark == client.Connection.KeyMark, isPatient, options);
    }

    /// <summary>Searches for the time that the options give.</summary>
    /// <returns>The song; null where the evidence shows that it was not taken.</returns>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/>, or <see cref="AimlMusicErrorKind.AudioLost"/> where the song came with the lost answer.</exception>
    public async Task<MusicGeneration?> SettleAsync(
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
            var verdict = await _resolver.ResolveAsync(doubt, cancellationToken).ConfigureAwait(false);
            return verdict.Outcome == DoubtOutcome.Open ? throw InDoubt(asked, reason, verdict.Evidence, cause) : Apply(asked, verdict, reason, options);
        }
        finally
        {
            options.Spend?.SetInDoubt(asked.ClientRequestId!, false);
            options.DoubtEnds?.Invoke();
        }
    }

    /// <summary>Asks once, before a submit that the service was too busy for is sent again; where nothing can be read, searches as for any other.</summary>
    /// <returns>The song, where it was taken after all; else null.</returns>
    public async Task<MusicGeneration?> SettleQuicklyAsync(MusicGeneration asked, AimlMusicException failure, SubmitOptions options)
    {
        if (await _resolver.AskOnceAsync(Of(asked, failure, options), options.Ending).ConfigureAwait(false) is not { } verdict)
        {
            return await SettleAsync(asked, Of(asked, failure, options), failure.Message, options, options.Ending, failure).ConfigureAwait(false);
        }

        if (verdict.Outcome != DoubtOutcome.Open)
        {
            return Apply(asked, verdict, failure.Message, options);
        }

        options.LeftOpen?.Invoke(asked.ClientRequestId!);
        return null;
    }

    private MusicGeneration? Apply(MusicGeneration asked, DoubtVerdict verdict, string reason, SubmitOptions options)
    {
        var key = asked.ClientRequestId!;
        if (verdict.Outcome == DoubtOutcome.NotTaken)
        {
            ledger.NotTaken(key, verdict.Evidence);
            options.Spend?.Release(key);
            return null;
        }

        var song = asked with { Id = verdict.Id!, Status = GenerationStatus.Queued, UsdSpent = verdict.UsdSpent, ErrorMessage = null };
        ledger.Accepted(song);
        options.Spend?.Settle(song);
        return SpooledSongs.Are(song.Model) ? throw _spooled.Lose(song, $"the answer was lost ({reason.TrimEnd('.')}), and {verdict.Evidence}") : song;
    }

    private Doubt Create(string clientRequestId, string? inferenceId, MusicGeneration asked, TimeSpan age, bool isOfThisKey, bool isPatient, SubmitOptions options)
    {
        var sentTimestamp = _clock.Now - _clock.Ticks(age);
        return new()
        {
            ClientRequestId = clientRequestId,
            // A song that comes with the answer cannot be polled.
            InferenceId = SpooledSongs.Are(asked.Model) ? null : inferenceId,
            Model = asked.Model,
            SentAt = asked.SubmittedUtc,
            IsOfThisKey = isOfThisKey,
            IsPatient = isPatient,
            SentTimestamp = sentTimestamp,
            DecidableAt = sentTimestamp + _clock.Ticks(options.DoubtTimeout),
            Deadline = _clock.After(options.SearchTimeout),
        };
    }

    private static AimlMusicException InDoubt(MusicGeneration asked, string reason, string whyOpen, AimlMusicException? cause) => new(
        AimlMusicErrorKind.SubmitOutcomeUnknown,
        $"The song was sent, but whether the service took it is not known: {reason.TrimEnd('.')}. It is still open because {whyOpen.TrimEnd('.')}. It is not sent again, since it may have been paid for. Its client request id is {asked.ClientRequestId}.",
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
