namespace AimlMusic;

/// <summary>What is set aside of a <see cref="SpendLimit"/> for one song. One thread at a time.</summary>
public sealed class SpendReservation
{
    private readonly SpendLimit _limit;
    private readonly MusicRequest _request;
    private decimal? _setAside;

    internal SpendReservation(SpendLimit limit, MusicRequest request)
    {
        _limit = limit;
        _request = request;
    }

    /// <summary>Learns how the song ended, or how far it is: one that failed gives its price back.</summary>
    public void Settle(MusicGeneration song)
    {
        if (song.Status == GenerationStatus.Failed && LostAudio.Recall(song) is null)
        {
            Release();
        }
        else if (_setAside is { } setAside && song.UsdSpent is > 0 and var spent)
        {
            _limit.Paid(song);
            // What is told of a song that is not ready may be no more than the first of it.
            _setAside = song.IsFinished ? spent : Math.Max(setAside, spent);
            _limit.Replace(setAside, _setAside.Value);
        }
    }

    /// <summary>Sets the price aside, once, before the song is sent for the first time.</summary>
    internal void Take() => _setAside ??= _limit.Take(_request);

    /// <summary>Nothing was spent.</summary>
    internal void Release()
    {
        _limit.Replace(_setAside ?? 0, 0);
        _setAside = null;
    }
}
