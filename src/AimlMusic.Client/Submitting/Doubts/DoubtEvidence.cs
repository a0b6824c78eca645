using System.Globalization;

namespace AimlMusic;

/// <summary>
/// Gathers what the service knows of submits in doubt, in the order of its weight: the id that the answer named, the request log,
/// the account's charges. Decides what it can.
/// </summary>
internal sealed class DoubtEvidence(AimlMusicClient client, SongLedger ledger)
{
    // A song that was just taken may not be found for a while: a 404 is proof from a minute on.
    private static readonly TimeSpan NotFoundIsProofAfter = TimeSpan.FromMinutes(1);

    // Links live for a day; what is older than that may have been forgotten.
    private static readonly TimeSpan NotFoundIsProofUntil = TimeSpan.FromDays(1);

    private readonly LogReader _log = new(client);
    private readonly ChargeReader _charges = new(client);
    private readonly LoopClock _clock = new(client.Connection.TimeProvider);

    /// <summary>The next moment at which something more than the log could decide it.</summary>
    public long NextMoment(Doubt doubt)
    {
        var minute = doubt.SentTimestamp + _clock.Ticks(NotFoundIsProofAfter);
        return doubt.InferenceId is not null && minute > _clock.Now ? Math.Min(minute, doubt.DecidableAt)
            : doubt.DecidableAt > _clock.Now ? doubt.DecidableAt
            : long.MaxValue;
    }

    /// <summary>Whether it is to be polled in this round.</summary>
    public bool IsPollDue(Doubt doubt) =>
        doubt.InferenceId is not null && (!doubt.IsPatient || AgeOf(doubt) >= NotFoundIsProofAfter);

    // A song that timed out or expired was taken, and may have been paid for; these words say that it was not made.
    private static bool IsPlainFailure(string? word) => word?.Trim().ToLowerInvariant() is "error" or "failed" or "rejected";

    /// <summary>Asks for the song by the id that the answer named. Whether the service said something of it.</summary>
    public async Task<bool> PollAsync(Doubt doubt, CancellationToken cancellationToken)
    {
        try
        {
            var song = await client.GetGenerationAsync(new MusicGeneration { Id = doubt.InferenceId! }, cancellationToken).ConfigureAwait(false);
            doubt.Decide(song.Status == GenerationStatus.Failed && IsPlainFailure(song.StatusWord)
                ? DoubtVerdict.NotTaken($"the service could not make the song ({song.ErrorMessage ?? song.ErrorName ?? "no reason given"})")
                : DoubtVerdict.Taken(song.Id, song.UsdSpent, "the service knows the song by the id that its answer named"));
            return true;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.NotFound && e.IsOwnForm)
        {
            var age = AgeOf(doubt);
            if (doubt.IsOfThisKey && age >= NotFoundIsProofAfter && age < NotFoundIsProofUntil)
            {
                doubt.Decide(DoubtVerdict.NotTaken($"the service does not know the id {doubt.InferenceId} that its answer named, a minute after the submit and later"));
            }

            return true;
        }
        catch (AimlMusicException)
        {
            // Says nothing about the song; the next round asks again.
            return false;
        }
    }

    /// <summary>Looks for the submits in the request log, and where the log is silent and that is to decide, among the account's charges.</summary>
    /// <param name="doubts">The submits that are still open.</param>
    /// <param name="isWide">Search from a day before the first submit, since its time may be wrong.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AimlMusicException">Log or charges could not be read. It proves nothing.</exception>
    public async Task SearchAsync(IReadOnlyList<Doubt> doubts, bool isWide, CancellationToken cancellationToken)
    {
        var clock = client.Connection.ServiceClock;
        var decidable = doubts.Where(doubt => doubt.DecidableAt <= _clock.Now).ToList();
        HashSet<string> logged = new(StringComparer.Ordinal);
        var windows = WindowsOf(doubts, isWide || decidable.Count > 0);
        var before = clock.Now - client.Connection.TimeProvider.GetUtcNow();
        foreach (var window in windows)
        {
            await _log.VisitAsync(window, page => IsEnough(doubts, page, logged, decidable.Count > 0), cancellationToken).ConfigureAwait(false);
        }

        foreach (var doubt in doubts)
        {
            doubt.IsSearched = true;
        }

        // The first answer may have shown that the service's clock differs: then the wrong hours were searched.
        var moved = (clock.Now - client.Connection.TimeProvider.GetUtcNow() - before).Duration() > TimeSpan.FromMinutes(1);
        decidable.RemoveAll(doubt => doubt.Verdict.IsCompleted);
        if (decidable.Count > 0 && !moved)
        {
            await DecideBySilenceAsync(decidable, logged, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan AgeOf(Doubt doubt) => TimeSpan.FromSeconds(_clock.Seconds(_clock.Now - doubt.SentTimestamp));

    // The whole window is read where silence is to prove something.
    private static bool IsEnough(IReadOnlyList<Doubt> doubts, LogPage page, HashSet<string> logged, bool isWhole)
    {
        logged.UnionWith(page.InferenceIds);
        var rows = page.Rows.Where(row => row.HasFailed || row.InferenceId is not null).ToLookup(row => row.ClientRequestId, StringComparer.Ordinal);
        foreach (var doubt in doubts)
        {
            // A row with a song outweighs one without, wherever they stand.
            if (rows[doubt.ClientRequestId].OrderBy(row => row.HasFailed).FirstOrDefault() is { } row)
            {
                doubt.Decide(row.HasFailed
                    ? DoubtVerdict.NotTaken("the service's request log has it as failed")
                    : DoubtVerdict.Taken(row.InferenceId!, row.UsdSpent, "the service's request log has the song"));
            }
        }

        return !isWhole && doubts.All(doubt => doubt.Verdict.IsCompleted);
    }

    private async Task DecideBySilenceAsync(List<Doubt> doubts, HashSet<string> logged, CancellationToken cancellationToken)
    {
        foreach (var doubt in doubts.Where(doubt => !doubt.IsOfThisKey))
        {
            doubt.WhyOpen = "it was sent with another API key, whose requests this key's log does not show; connect with that key to decide it";
        }

        List<Charge> charges = [];
        try
        {
            foreach (var window in WindowsOf(doubts, isWide: true))
            {
                charges.AddRange(await _charges.ReadAsync(window, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (AimlMusicException e)
        {
            doubts.ForEach(doubt => doubt.WhyOpen = $"the service's request log does not know it, and the account's charges cannot be read: {e.Message.TrimEnd('.')}");
            throw;
        }

        foreach (var doubt in doubts)
        {
            Decide(doubt, charges, logged);
        }
    }

    private void Decide(Doubt doubt, List<Charge> charges, HashSet<string> logged)
    {
        if (charges.Find(charge => charge.ReferenceId == doubt.InferenceId) is { } own)
        {
            doubt.Decide(DoubtVerdict.Taken(own.ReferenceId, own.Usd, "the account was charged for the id that the answer named"));
        }
        else if (charges.Find(charge => MayBeOf(doubt, charge) && !logged.Contains(charge.ReferenceId) && ledger.Find(charge.ReferenceId) is null) is { } stray)
        {
            doubt.WhyOpen = string.Format(
                CultureInfo.InvariantCulture,
                "the account was charged ${0} for {1} at {2} (id {3}), which belongs to no song of the ledger and may be this one",
                stray.Usd ?? 0, stray.Model ?? "a model", stray.CreatedAt ?? "an unknown time", OneLine.Of(stray.ReferenceId));
        }
        else if (doubt.IsOfThisKey)
        {
            doubt.Decide(DoubtVerdict.NotTaken("neither the service's request log nor the account's charges show it"));
        }
    }

    private static bool MayBeOf(Doubt doubt, Charge charge) =>
        charge.Model is null || doubt.Model is null || string.Equals(MusicCatalog.Find(charge.Model).Id, doubt.Model, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<TimeWindow> WindowsOf(IEnumerable<Doubt> doubts, bool isWide)
    {
        var clock = client.Connection.ServiceClock;
        var sent = doubts.Select(doubt => doubt.SentAt is { } local ? clock.FromLocal(local) : (DateTimeOffset?)null).ToList();
        return isWide ? TimeWindow.Since(sent, clock.Now) : TimeWindow.Around(sent, clock.Now);
    }
}
