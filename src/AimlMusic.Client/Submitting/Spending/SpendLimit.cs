using System.Globalization;

namespace AimlMusic;

/// <summary>
/// The spending limit of a run. The price of a song is reserved before it is sent, and counts while the song is in progress, in doubt or
/// completed. Only what certainly cost nothing is released. The list of prices can be wrong, so one song of each model is sent first,
/// and the cost in its answer is the price of the following ones.
/// </summary>
/// <param name="most">The limit in US dollars, more than 0.</param>
/// <param name="prices">The prices of songs.</param>
internal sealed class SpendLimit(decimal most, PriceBook prices)
{
    private readonly object _lock = new();
    private readonly PriceProbe _first = new();
    private TaskCompletionSource<bool> _changed = NewSignal();
    private decimal _setAside;
    private decimal _inDoubt;

    /// <summary>The sum of what was spent, or may be spent, in US dollars.</summary>
    public decimal SetAside
    {
        get
        {
            lock (_lock)
            {
                return _setAside;
            }
        }
    }

    /// <summary>Creates a reservation for one song. Nothing is reserved yet.</summary>
    public SpendReservation Reserve() => new(this);

    /// <summary>Reserves the price of a song. Waits for the first answer about the model, and for songs in doubt that may be released.</summary>
    /// <param name="request">The song.</param>
    /// <param name="order">The reservation. Earlier attempts at the same song do not block it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.SpendLimitReached"/> if the price is not known or exceeds the limit, or the model's first song has no answer.
    /// </exception>
    internal async Task<SpendShare> TakeAsync(MusicRequest request, SpendReservation order, CancellationToken cancellationToken)
    {
        var model = request.Entry.Id;
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_first.MaySend(model, order) && TryTake(request, model, order) is { } share)
                {
                    return share;
                }

                changed = _changed.Task;
            }

            await changed.WaitForAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records the cost of a song, if its answer contains it.</summary>
    internal void Answer(SpendShare share, MusicGeneration song)
    {
        prices.Paid(song);
        lock (_lock)
        {
            if (song.UsdSpent is > 0 and var usd && !share.IsReleased)
            {
                // The cost of an unfinished song may not be final.
                var spent = song.IsFinished ? usd : Math.Max(share.Amount, usd);
                _setAside += spent - share.Amount;
                _inDoubt += share.IsInDoubt ? spent - share.Amount : 0;
                share.Amount = spent;
            }

            _first.Answer(share.Model);
            Wake();
        }
    }

    internal void GiveBack(SpendShare share)
    {
        lock (_lock)
        {
            SetInDoubt(share, false);
            _setAside -= share.IsReleased ? 0 : share.Amount;
            share.IsReleased = true;
            _first.Remove(share);
            Wake();
        }
    }

    internal void SetInDoubt(SpendShare share, bool isInDoubt)
    {
        lock (_lock)
        {
            if (share.IsInDoubt != isInDoubt)
            {
                share.IsInDoubt = isInDoubt;
                _inDoubt += isInDoubt ? share.Amount : -share.Amount;
                Wake();
            }
        }
    }

    internal void EndSubmit(SpendShare share)
    {
        lock (_lock)
        {
            share.HasEnded = true;
            Wake();
        }
    }

    internal static string Usd(decimal amount) => "$" + amount.ToString("0.00####", CultureInfo.InvariantCulture);

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The share, or null if songs in doubt may release enough.</summary>
    private SpendShare? TryTake(MusicRequest request, string model, SpendReservation order)
    {
        if (prices.PriceOf(request) is not { } price)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.SpendLimitReached,
                $"The price of {request.Model} is not known: the service's list of models has no price for this request, and the ledger has no paid song of this model. With a spending limit, no song is sent whose price is not known. Nothing was sent for this song.")
            {
                IsPriceUnknown = true,
            };
        }

        if (_setAside + price <= most)
        {
            _setAside += price;
            SpendShare share = new(order, model, price);
            _first.Add(share);
            return share;
        }

        return _inDoubt > 0 && _setAside - _inDoubt + price <= most
            ? null
            : throw new AimlMusicException(
                AimlMusicErrorKind.SpendLimitReached,
                $"A song of {request.Model} for {Usd(price)} would exceed the limit of {Usd(most)}: {Usd(_setAside)} is spent, or reserved for songs that are in progress or in doubt.");
    }

    private void Wake()
    {
        _changed.TrySetResult(true);
        _changed = NewSignal();
    }
}
