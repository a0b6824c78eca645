using System.Collections.ObjectModel;

namespace AimlMusic.Models;

/// <summary>
/// Creates lists with an indexer. The type that a collection expression creates for an interface has none, so that in PowerShell
/// its first item would be the whole list.
/// </summary>
internal static class Indexed
{
    public static ReadOnlyCollection<T> Of<T>(IEnumerable<T> items) => new([.. items]);
}
