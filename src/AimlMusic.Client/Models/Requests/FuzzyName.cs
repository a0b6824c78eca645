namespace AimlMusic.Models;

/// <summary>Finds the name that was meant by one that is almost it: but for blanks, case and punctuation, or for one letter.</summary>
internal static class FuzzyName
{
    // Almost anything is one letter away from a shorter one.
    private const int Shortest = 4;

    // One letter away from Model, Seed, Steps or Format, and words that a table may well have beside them; a file's own Mode is one.
    private static readonly HashSet<string> OtherWords = new(
        ["Mode", "Modal", "Modem", "Speed", "Feed", "Need", "See", "Seek", "Seen", "Send", "Stems", "Stops", "Formal"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that is almost this one; null where there is none, or where this is one of them.</summary>
    public static string? Find(string name, IReadOnlyCollection<string> names)
    {
        var letters = Fold(name);
        return names.Contains(name, StringComparer.OrdinalIgnoreCase) ? null
            : names.FirstOrDefault(other => Fold(other) == letters)
            ?? (OtherWords.Contains(letters) ? null : names.FirstOrDefault(other => other.Length >= Shortest && IsOneApart(letters, Fold(other))));
    }

    private static string Fold(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    // One letter too many, too few or another, or two that have changed places.
    private static bool IsOneApart(string one, string other)
    {
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
        {
            start++;
        }

        var (left, right) = (one[start..], other[start..]);
        return (left.Length - right.Length) switch
        {
            1 => left[1..] == right,
            -1 => right[1..] == left,
            0 when left.Length > 0 => left[1..] == right[1..] || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..] == right[2..]),
            _ => false,
        };
    }
}
