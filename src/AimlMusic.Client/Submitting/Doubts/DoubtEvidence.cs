namespace AimlMusic.Submitting;

/// <summary>
/// Collects evidence about submits in doubt, in the order of its weight: the song with the id in the answer, the request log and the
/// account's charges. Resolves what it can.
/// </summary>
internal sealed class DoubtEvidence(AimlMusicClient client, SongLedger ledger)
{
    // A song that was just accepted may not be found immediately. After one minute, a 404 is proof.
    private static readonly TimeSpan NotFoundIsProofAfter = TimeSpan.FromMinutes(1);

    // Links are valid for one day. The service may have deleted older songs.
    private static readonly TimeSpan NotFoundIsProofUntil = TimeSpan.FromDays(1);

    private readonly LogReader _log = new(client);
    private readonly ChargeReader _charges = new(client);
    private readonly DoubtAge _age = new(client.Connection);

    /// <summary>The next time at which evidence other than the log can resolve it.</summary>
    public long NextMoment(Doubt doubt) => Math.Min(
        doubt.InferenceId is null ? long.MaxValue : _age.Next(doubt.DoubtedTimestamp, NotFoundIsProofAfter),
        _age.Next(doubt.SentTimestamp, doubt.SilenceIsProofAfter));

    /// <summary>Whether to poll it in this round.</summary>
    public bool IsPollDue(Doubt doubt) =>
        doubt.InferenceId is not null && (!doubt.IsPatient || _age.SinceDoubted(doubt) >= NotFoundIsProofAfter);

    /// <summary>Requests the song by the id in the answer. Returns whether the service answered about it.</summary>
    public async Task<bool> PollAsync(Doubt doubt, CancellationToken cancellationToken)
    {
        try
        {
            var song = await client.GetGenerationAsync(new MusicGeneration { Id = doubt.InferenceId! }, cancellationToken).ConfigureAwait(false);
            doubt.Decide(song.Status == GenerationStatus.Failed && IsPlainFailure(song.StatusWord)
                ? DoubtVerdict.NotTaken($"the service could not make the song ({song.ErrorMessage ?? song.ErrorName ?? "no reason given"})")
                : DoubtVerdict.Taken(song.Id, song.UsdSpent, "the service has the song under the id in its answer"));
            return true;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.NotFound && e.IsServiceError)
        {
            var age = _age.SinceDoubted(doubt);
            doubt.IsUnknownId = doubt.IsOfThisKey && age >= NotFoundIsProofAfter && age < NotFoundIsProofUntil;
            return true;
        }
        catch (AimlMusicException)
        {
            // This says nothing about the song. It is requested again in the next round.
            return false;
        }
    }

    /// <summary>Searches the request log and then, if the absence there is to be proof, the account's charges.</summary>
    /// <param name="doubts">The unresolved submits.</param>
    /// <param name="isWide">Search from the day before the first submit, because its time may be wrong.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AimlMusicException">The log or the charges could not be read. This proves nothing.</exception>
    public async Task SearchAsync(IReadOnlyList<Doubt> doubts, bool isWide, CancellationToken cancellationToken)
    {
        var clock = client.Connection.ServiceClock;
        var silent = doubts.Where(IsOldEnough).ToList();
        var before = clock.Offset;
        LogFindings found = new();
        foreach (var window in isWide || silent.Count > 0 ? TimeWindow.Since(doubts.Select(_age.SentInServiceTime), clock.Now) : TimeWindow.Around(doubts.Select(_age.SentInServiceTime), clock.Now))
        {
            await _log.VisitAsync(window, page => IsEnough(doubts, page, found), cancellationToken).ConfigureAwait(false);
        }

        foreach (var doubt in doubts)
        {
            DecideByLog(doubt, found.Find(doubt.ClientRequestId));
        }

        // If the first answer showed that the service's clock differs, the wrong hours were searched.
        var moved = (clock.Offset - before).Duration() > TimeSpan.FromMinutes(1);
        silent.RemoveAll(doubt => doubt.Verdict.IsCompleted || found.Find(doubt.ClientRequestId) is not null || !IsOldEnough(doubt));
        if (silent.Count > 0 && !moved)
        {
            await DecideBySilenceAsync(silent, found, cancellationToken).ConfigureAwait(false);
        }
    }

    // A song that timed out or expired was accepted and may have been paid for. These words mean that it was not made.
    private static bool IsPlainFailure(string? word) => word?.Trim().ToLowerInvariant() is "error" or "failed" or "rejected";

    private static bool IsEnough(IReadOnlyList<Doubt> doubts, LogPage page, LogFindings found)
    {
        found.Add(page);
        foreach (var doubt in doubts)
        {
            if (found.Find(doubt.ClientRequestId) is { IsTaken: true } row)
            {
                doubt.Decide(DoubtVerdict.Taken(row.InferenceId!, row.UsdSpent, "the service's request log contains the song"));
            }
        }

        return doubts.All(doubt => doubt.Verdict.IsCompleted);
    }

    // Called after the last page, because a row with more information may be on any page.
    private static void DecideByLog(Doubt doubt, LogRow? row)
    {
        doubt.IsSearched = true;
        if (row is { HasFailed: true })
        {
            doubt.Decide(DoubtVerdict.NotTaken("the service's request log contains it as failed"));
        }
        else if (row is not null)
        {
            doubt.WhyOpen = "the service's request log contains it without the id of the song";
        }
        else if (doubt.IsUnknownId)
        {
            doubt.Decide(DoubtVerdict.NotTaken($"the service does not know the id {doubt.InferenceId} in its answer, although at least a minute has passed since the submit"));
        }
    }

    private bool IsOldEnough(Doubt doubt)
    {
        if (_age.SinceSent(doubt) < doubt.SilenceIsProofAfter)
        {
            return false;
        }

        if (_age.SentInServiceTime(doubt) is not { } sent || !TimeWindow.Reaches(sent, client.Connection.ServiceClock.Now))
        {
            doubt.WhyOpen = "the service's request log does not go back that far, so its absence there proves nothing";
            return false;
        }

        return true;
    }

    private async Task DecideBySilenceAsync(List<Doubt> doubts, LogFindings found, CancellationToken cancellationToken)
    {
        foreach (var doubt in doubts.Where(doubt => !doubt.IsOfThisKey))
        {
            doubt.WhyOpen = "it was sent with another API key, and the log of this key does not show it; connect with that key to resolve it";
        }

        List<Charge> charges = [];
        try
        {
            foreach (var window in TimeWindow.OfCharges(doubts.Select(_age.SentInServiceTime), client.Connection.ServiceClock.Now))
            {
                charges.AddRange(await _charges.ReadAsync(window, isOfRefunds: false, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (AimlMusicException e)
        {
            doubts.ForEach(doubt => doubt.WhyOpen = $"the service's request log does not contain it, and the account's charges cannot be read: {e.Message.TrimEnd('.')}");
            throw;
        }

        foreach (var doubt in doubts)
        {
            DecideByCharges(doubt, charges, found);
        }
    }

    private void DecideByCharges(Doubt doubt, List<Charge> charges, LogFindings found)
    {
        if (doubt.InferenceId is { } id && charges.Find(charge => charge.ReferenceId == id) is { } own)
        {
            doubt.Decide(DoubtVerdict.Taken(id, own.Usd, "the account was charged for the id in the answer"));
        }
        else if (charges.Find(charge => charge.MayBeOf(doubt.Model, _age.SentInServiceTime(doubt), _age.IsCompared(doubt)) && !found.IsOfAnother(charge.ReferenceId, doubt.ClientRequestId) && !IsOfSong(charge)) is { } stray)
        {
            doubt.WhyOpen = $"the account was charged {stray}, which belongs to no song in the ledger and may belong to this one";
        }
        else if (doubt.IsOfThisKey)
        {
            doubt.Decide(DoubtVerdict.NotTaken("neither the service's request log nor the account's charges contain it"));
        }
    }

    private bool IsOfSong(Charge charge) => charge.ReferenceId is { } id && ledger.Find(id) is not null;
}
