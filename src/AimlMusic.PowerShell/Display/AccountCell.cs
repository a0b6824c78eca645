using System.ComponentModel;
using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>The cells of the tables about the account, for AimlMusic.Format.ps1xml.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AccountCell
{
    /// <summary>A day, the same in every culture.</summary>
    /// <param name="day">The day, or null.</param>
    public static string Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An amount in USD, with at least two decimal places.</summary>
    /// <param name="amount">The amount, or null.</param>
    public static string Usd(decimal? amount) => amount?.ToString("0.00##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number of credits.</summary>
    /// <param name="credits">The number, or null.</param>
    public static string Credits(decimal? credits) => credits?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The time of a charge, or of the submit if there is no charge.</summary>
    /// <param name="difference">A song of Compare-AimlMusicLedger.</param>
    public static string Time(PSObject difference) => TableCell.Time(
        (Unwrap.Object(difference.Properties["ChargedAt"]?.Value) ?? Unwrap.Object(difference.Properties["SubmittedAt"]?.Value)) as DateTime?);
}
