namespace AimlMusic;

/// <summary>What is set aside of a <see cref="SpendLimit"/> for one song: a share for each attempt that may have been charged.</summary>
public sealed class SpendReservation
{
    private readonly SpendLimit _limit;
    private readonly Dictionary<string, SpendShare> _shares = new(StringComparer.Ordinal);

    internal SpendReservation(SpendLimit limit) => _limit = limit;

    /// <summary>Learns how the song ended, or how far it is: one that failed gives its price back.</summary>
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

    /// <summary>Sets the price aside before an attempt is sent.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SpendLimitReached"/> where the price is not known, or does not fit.</exception>
    internal async Task TakeAsync(MusicRequest request, string attempt, CancellationToken cancellationToken)
    {
        var share = await _limit.TakeAsync(request, this, cancellationToken).ConfigureAwait(false);
        lock (_shares)
        {
            _shares[attempt] = share;
        }
    }

    /// <summary>An attempt cost nothing.</summary>
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

    /// <summary>Whether evidence is searched for of an attempt: until then its share may come back.</summary>
    internal void SetInDoubt(string attempt, bool isInDoubt)
    {
        if (Find(attempt) is { } share)
        {
            _limit.SetInDoubt(share, isInDoubt);
        }
    }

    /// <summary>No answer is waited for any more: what was not answered by now stays set aside, and nobody waits for it.</summary>
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
