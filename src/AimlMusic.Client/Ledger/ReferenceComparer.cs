using System.Runtime.CompilerServices;

namespace AimlMusic.Ledger;

/// <summary>Takes two entries for the same only where they are one object: comparing all they hold would be slow.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<LedgerEntry>
{
    public static ReferenceComparer Instance { get; } = new();

    public bool Equals(LedgerEntry? x, LedgerEntry? y) => ReferenceEquals(x, y);

    public int GetHashCode(LedgerEntry obj) => RuntimeHelpers.GetHashCode(obj);
}
