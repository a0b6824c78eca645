namespace AimlMusic;

/// <summary>The reservation of a <see cref="SpendLimit"/> for one song: one share per attempt that may have been charged.</summary>
internal sealed class SpendReservation
{
    private readonly SpendLimit _limit;
    private readonly Dictionary<string, SpendShare> _shares = new(StringComparer.Ordinal);

    internal SpendReservation(SpendLimit limit) => _limit = limit;

    /// <summary>Whether a price is reserved, so that the song is within the limit.</summary>
    public bool HasShare
    {
        get
        {
            lock (_shares)
            {
                return _shares.Count > 0;
            }
        }
    }

    /// <summary>Updates the reservation from the status of the song. The price of a failed song is released.</summary>
    public void Settle(MusicGeneration song)
    {
        if (song.ClientRequestId is not { } attempt)
        {
            return;
        }

        if (song.Status == GenerationStatus.Failed && LostAudio.Recall(song) is null)
        {
            Release(attempt);
        }
        else if (Find(attempt) is { } share)
        {
            _limit.Answer(share, song);
        }
    }

    /// <summary>Reserves the price before an attempt is sent.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SpendLimitReached"/> if the price is not known, or exceeds the limit.</exception>
    internal async Task TakeAsync(MusicRequest request, string attempt, CancellationToken cancellationToken)
    {
        var share = await _limit.TakeAsync(request, this, cancellationToken).ConfigureAwait(false);
        lock (_shares)
        {
            _shares[attempt] = share;
        }
    }

    /// <summary>Releases an attempt that cost nothing.</summary>
    internal void Release(string attempt)
    {
        if (Find(attempt) is { } share)
        {
            _limit.GiveBack(share);
            lock (_shares)
            {
                _shares.Remove(attempt);
            }
        }
    }

    /// <summary>Sets whether evidence about an attempt is searched for, so that its share may be released.</summary>
    internal void SetInDoubt(string attempt, bool isInDoubt)
    {
        if (Find(attempt) is { } share)
        {
            _limit.SetInDoubt(share, isInDoubt);
        }
    }

    /// <summary>Ends the wait for answers. Unanswered shares stay reserved, and other songs do not wait for them.</summary>
    internal void EndSubmit()
    {
        List<SpendShare> shares;
        lock (_shares)
        {
            shares = [.. _shares.Values];
        }

        shares.ForEach(_limit.EndSubmit);
    }

    private SpendShare? Find(string attempt)
    {
        lock (_shares)
        {
            return _shares.TryGetValue(attempt, out var share) ? share : null;
        }
    }
}
