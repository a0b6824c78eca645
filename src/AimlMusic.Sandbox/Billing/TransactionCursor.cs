using System.Globalization;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>The last transaction of a page. New transactions do not shift the next page.</summary>
internal sealed record TransactionCursor(long Ticks, int Number)
{
    public static TransactionCursor Of(Transaction last) => new(last.Created.UtcTicks, last.Number);

    /// <summary>Parses a cursor; null if it was not issued by the sandbox.</summary>
    public static TransactionCursor? Parse(string text)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Convert.FromBase64String(text)).Split(':');
            var cursor = parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? new TransactionCursor(ticks, number)
                    : null;
            return cursor?.ToString() == text ? cursor : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a transaction is on a later page.</summary>
    public bool IsBefore(Transaction transaction) =>
        transaction.Created.UtcTicks < Ticks || (transaction.Created.UtcTicks == Ticks && transaction.Number < Number);

    public override string ToString() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{Ticks}:{Number}")));
}
