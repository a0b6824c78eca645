using System.Globalization;

namespace AimlMusic;

/// <summary>The sums of a day, in the account and in the ledger.</summary>
public sealed class LedgerDay
{
    /// <summary>The day in UTC, its midnight.</summary>
    public required DateTime Day { get; init; }

    /// <summary>The number of charges for music.</summary>
    public int Charges { get; internal set; }

    /// <summary>The charges for music, in US dollars.</summary>
    public decimal UsdCharged { get; internal set; }

    /// <summary>The refunds for music, in US dollars.</summary>
    public decimal UsdRefunded { get; internal set; }

    /// <summary>The number of songs in the ledger, by the day of their charge or, without one, of their submit.</summary>
    public int LedgerSongs { get; internal set; }

    /// <summary>The cost of these songs in the ledger, in US dollars.</summary>
    public decimal UsdInLedger { get; internal set; }

    /// <summary>The number of these songs whose cost the ledger does not have.</summary>
    public int SongsWithoutCost { get; internal set; }

    /// <summary>The charges less the refunds for songs that are not in the ledger, in US dollars.</summary>
    public decimal UsdNotInLedger { get; internal set; }

    /// <summary>The cost in the ledger of songs that were not charged, in US dollars.</summary>
    public decimal UsdNotCharged { get; internal set; }

    /// <summary>The charges for models that do not make music, less all other refunds, in US dollars. They are not compared.</summary>
    public decimal UsdOther { get; internal set; }

    /// <summary>The charges for music less the refunds and the cost in the ledger, in US dollars.</summary>
    public decimal UsdDifference => UsdCharged - UsdRefunded - UsdInLedger;

    /// <summary>Whether the account is that of a sandbox.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>For example <c>2026-11-26: 0.585 USD charged, 0.585 USD in the ledger</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:yyyy-MM-dd}: {1:0.00####} USD charged, {2:0.00####} USD in the ledger", Day, UsdCharged - UsdRefunded, UsdInLedger);
}
