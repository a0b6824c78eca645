namespace AimlMusic.PowerShell;

/// <summary>
/// Finds columns whose name resembles that of a parameter. The binder would ignore them, and the song would be bought without them.
/// </summary>
internal static class NearColumns
{
    // Common column names, which count only if the table has no column of the parameter.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Text"] = nameof(NewAimlMusicCommand.Lyrics),
        ["Words"] = nameof(NewAimlMusicCommand.Lyrics),
        ["Genre"] = nameof(NewAimlMusicCommand.Prompt),
        ["Path"] = nameof(NewAimlMusicCommand.LiteralPath),
    };

    /// <summary>Each such column that is not empty, with the parameter that it resembles.</summary>
    public static IEnumerable<(string Column, string Parameter)> Find(object? input, IReadOnlyCollection<string> parameters)
    {
        if (input is not PSObject row || row.BaseObject is string || SongRecord.Is(row))
        {
            return [];
        }

        // The native properties of an object have their own meaning; only properties that were added to it count.
        var columns = row.BaseObject is PSCustomObject ? row.Properties : (IEnumerable<PSPropertyInfo>)row.Properties.Match("*", PSMemberTypes.NoteProperty);
        return Find([.. columns], parameters);
    }

    /// <summary>One sentence per column.</summary>
    public static IEnumerable<string> Problems(object? row) =>
    [
        .. Find(row, NearColumnsAttribute.Parameters).Select(near =>
            $"The column {Quoted(near.Column)} resembles the parameter {near.Parameter}, but would be ignored. Rename it to {near.Parameter}, or remove it with Select-Object -ExcludeProperty."),
        .. OfCommand(row).Select(column =>
            $"The column {Quoted(column)} would be ignored, because -{column} applies to the whole command. Specify it there, or remove the column with Select-Object -ExcludeProperty."),
    ];

    private static IEnumerable<string> OfCommand(object? input) => input is not PSObject { BaseObject: PSCustomObject } row || SongRecord.Is(row) ? []
        : NearColumnsAttribute.CommandParameters.Where(name => row.Properties[name] is { } column && !IsEmpty(column.Value));

    private static string Quoted(string column) => SanitizeForTerminal.Of($"'{column}'");

    private static IEnumerable<(string Column, string Parameter)> Find(IReadOnlyList<PSPropertyInfo> columns, IReadOnlyCollection<string> parameters)
    {
        foreach (var column in columns)
        {
            if ((FuzzyName.Find(column.Name, parameters) ?? OtherName(column.Name)) is { } parameter && !IsAnother(column.Name, parameter) && !IsEmpty(column.Value))
            {
                yield return (column.Name, parameter);
            }
        }

        string? OtherName(string name) => !parameters.Contains(name, StringComparer.OrdinalIgnoreCase) && OtherNames.TryGetValue(name, out var meant) && !Has(meant) ? meant : null;

        bool Has(string name) => columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase) && !IsEmpty(column.Value));

        // If there is a column Prompt, Prompt2 is a different column.
        bool IsAnother(string name, string parameter) =>
            char.IsDigit(name[name.Length - 1]) && columns.Any(other => string.Equals(other.Name, parameter, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsEmpty(object? value) => Unwrap.Object(value) is null || (Unwrap.Object(value) is string text && string.IsNullOrWhiteSpace(text));
}
