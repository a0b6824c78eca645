using System.Collections.ObjectModel;

namespace AimlMusic.Models;

/// <summary>
/// Lists for people at a prompt. What a collection expression makes for an interface has no indexer of its own, so that to
/// PowerShell its first item is the whole list.
/// </summary>
internal static class Indexed
{
    public static ReadOnlyCollection<T> Of<T>(IEnumerable<T> items) => new([.. items]);
}
