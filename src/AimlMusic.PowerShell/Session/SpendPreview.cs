using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>What -WhatIf says of money: each song's price, and the sum. Nobody is asked: the kept list and the ledger have to do.</summary>
/// <param name="prices">What songs cost.</param>
/// <param name="isKnown">Whether a song is there already, so that it costs nothing.</param>
internal sealed class SpendPreview(PriceBook prices, Func<MusicRequest, bool> isKnown)
{
    private int _songs;
    private int _unknown;
    private decimal _sum;

    /// <summary>A preview by what the ledger's folder has.</summary>
    /// <param name="baseUri">The service's address.</param>
    /// <param name="ledger">The ledger, where there is one.</param>
    /// <param name="isSandbox">Whether the songs would be the sandbox's.</param>
    /// <param name="once">Whether what the ledger knows would not be bought again.</param>
    public static SpendPreview Open(Uri baseUri, SongLedger? ledger, bool isSandbox, bool once)
    {
        return new(new PriceBook(CatalogLookup.Kept(baseUri, ledger?.Folder), baseUri, ledger), IsKnown);

        bool IsKnown(MusicRequest request)
        {
            try
            {
                return once && ledger?.Knows(request, baseUri, isSandbox) == true;
            }
            catch (AimlMusicException)
            {
                // A ledger that cannot be read is told of when something is to be sent.
                return false;
            }
        }
    }

    /// <summary>Counts a song and says what it costs, for example "$0.15".</summary>
    public string Add(MusicRequest request)
    {
        _songs++;
        if (isKnown(request))
        {
            return "known already, $0.00";
        }

        if (prices.PriceOf(request) is not { } price)
        {
            _unknown++;
            return "price unknown";
        }

        _sum += price;
        return Usd(price);
    }

    /// <summary>For example "3 songs, $0.30 in all, and 1 of unknown price; Get-AimlMusicModel -Live reads the service's prices".</summary>
    public override string ToString()
    {
        var known = _songs == _unknown ? "price unknown" : $"{Usd(_sum)} in all";
        var others = _unknown > 0 && _unknown < _songs ? $", and {_unknown} of unknown price" : "";
        var wayOut = _unknown > 0 ? "; Get-AimlMusicModel -Live reads the service's prices" : "";
        return $"{_songs} {(_songs == 1 ? "song" : "songs")}, {known}{others}{wayOut}";
    }

    private static string Usd(decimal amount) => "$" + amount.ToString("0.00####", CultureInfo.InvariantCulture);
}
