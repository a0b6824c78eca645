using System.Globalization;

namespace AimlMusic;

/// <summary>
/// What a run may spend. A song's price is set aside before it is sent, and counts while it is under way, in doubt or made; only
/// what certainly cost nothing gives its price back.
/// </summary>
/// <param name="most">The limit in US dollars, more than 0.</param>
/// <param name="prices">What songs cost.</param>
public sealed class SpendLimit(decimal most, PriceBook prices)
{
    private readonly object _lock = new();
    private decimal _setAside;

    /// <summary>The sum of what was spent, or may be, in US dollars.</summary>
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

    /// <summary>A share of it for one song; nothing is set aside yet.</summary>
    public SpendReservation For(MusicRequest request) => new(this, request);

    /// <summary>Sets aside what a song costs.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SpendLimitReached"/> where the price is not known, or does not fit.</exception>
    internal decimal Take(MusicRequest request)
    {
        if (prices.PriceOf(request) is not { } price)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.SpendLimitReached,
                $"The price of {request.Model} is not known: the service's list of models does not tell it for this request, and the ledger has no song of it that was paid for. Under a spending limit nothing is sent whose price is not known; nothing was sent for this song.")
            {
                IsPriceUnknown = true,
            };
        }

        lock (_lock)
        {
            if (_setAside + price > most)
            {
                throw new AimlMusicException(
                    AimlMusicErrorKind.SpendLimitReached,
                    $"A song of {request.Model} for {Usd(price)} would pass the limit of {Usd(most)}: {Usd(_setAside)} is spent, or set aside for songs under way or in doubt.");
            }

            _setAside += price;
            return price;
        }
    }

    /// <summary>Puts what a song did cost in the place of what was set aside.</summary>
    internal void Replace(decimal setAside, decimal spent)
    {
        lock (_lock)
        {
            _setAside += spent - setAside;
        }
    }

    internal void Paid(MusicGeneration song) => prices.Paid(song);

    internal static string Usd(decimal amount) => "$" + amount.ToString("0.00####", CultureInfo.InvariantCulture);
}
