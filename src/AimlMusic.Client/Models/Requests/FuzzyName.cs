namespace AimlMusic.Models;

/// <summary>Finds a name that differs from another one only in spaces, case and punctuation, or in one letter.</summary>
internal static class FuzzyName
{
    // Too many words differ from shorter names in one letter.
    private const int Shortest = 4;

    // Common column names that differ from Model, Seed, Steps or Format in one letter, such as the Mode of a file.
    private static readonly HashSet<string> OtherWords = new(
        ["Mode", "Modal", "Modem", "Speed", "Feed", "Need", "See", "Seek", "Seen", "Send", "Stems", "Stops", "Formal"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the similar name; null if there is none, or if this is one of the names.</summary>
    public static string? Find(string name, IReadOnlyCollection<string> names)
    {
        if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var letters = Fold(name);
        return names.FirstOrDefault(other => Fold(other) == letters)
            ?? (OtherWords.Contains(letters) ? null : names.FirstOrDefault(other => other.Length >= Shortest && IsOneApart(letters, Fold(other))));
    }

    private static string Fold(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    // One letter inserted, deleted or replaced, or two adjacent letters swapped.
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
