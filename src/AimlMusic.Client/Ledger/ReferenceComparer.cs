using System.Runtime.CompilerServices;

namespace AimlMusic.Ledger;

/// <summary>Compares entries by reference, because comparing all their properties would be slow.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<LedgerEntry>
{
    public static ReferenceComparer Instance { get; } = new();

    public bool Equals(LedgerEntry? x, LedgerEntry? y) => ReferenceEquals(x, y);

    public int GetHashCode(LedgerEntry obj) => RuntimeHelpers.GetHashCode(obj);
}
