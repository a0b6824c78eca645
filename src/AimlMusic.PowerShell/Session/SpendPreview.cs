using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>The prices that -WhatIf shows: that of each song, and the total. They come from the cached list and the ledger; no request is sent.</summary>
/// <param name="prices">The prices of songs.</param>
/// <param name="isKnown">Whether the ledger has the song already, so that it costs nothing.</param>
internal sealed class SpendPreview(PriceBook prices, Func<MusicRequest, bool> isKnown)
{
    private int _songs;
    private int _unknown;
    private decimal _sum;

    /// <summary>Opens a preview from the files in the folder of the ledger.</summary>
    /// <param name="baseUri">The base URI of the service.</param>
    /// <param name="ledger">The ledger, or null.</param>
    /// <param name="isSandbox">Whether the songs would be made by the sandbox.</param>
    /// <param name="once">Whether -Once is in effect, so that songs in the ledger are not bought again.</param>
    public static SpendPreview Open(Uri baseUri, SongLedger? ledger, bool isSandbox, bool once)
    {
        return new(new PriceBook(CatalogLookup.Cached(baseUri, ledger?.Folder), baseUri, ledger), IsKnown);

        bool IsKnown(MusicRequest request)
        {
            try
            {
                return once && ledger?.Knows(request, baseUri, isSandbox) == true;
            }
            catch (AimlMusicException)
            {
                // A ledger that cannot be read is reported when a song is submitted.
                return false;
            }
        }
    }

    /// <summary>Counts a song and returns its price in words, for example "$0.15".</summary>
    public string Add(MusicRequest request)
    {
        _songs++;
        if (isKnown(request))
        {
            return "already in the ledger, $0.00";
        }

        if (prices.PriceOf(request) is not { } price)
        {
            _unknown++;
            return "price unknown";
        }

        _sum += price;
        return Usd(price);
    }

    /// <summary>For example "3 songs, $0.30 in total, and 1 of unknown price; 'Get-AimlMusicModel -Live' gets the prices".</summary>
    public override string ToString()
    {
        var known = _songs == _unknown ? "price unknown" : $"{Usd(_sum)} in total";
        var others = _unknown > 0 && _unknown < _songs ? $", and {_unknown} of unknown price" : "";
        var wayOut = _unknown > 0 ? "; 'Get-AimlMusicModel -Live' gets the prices" : "";
        return $"{_songs} {(_songs == 1 ? "song" : "songs")}, {known}{others}{wayOut}";
    }

    private static string Usd(decimal amount) => "$" + amount.ToString("0.00####", CultureInfo.InvariantCulture);
}
