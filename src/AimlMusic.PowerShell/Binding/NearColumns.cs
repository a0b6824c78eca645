namespace AimlMusic.PowerShell;

/// <summary>
/// Finds the columns of a row that the binder passes over though a parameter is meant: the song would be bought without what they say.
/// </summary>
internal static class NearColumns
{
    /// <summary>Each such column that holds something, with the parameter that is meant.</summary>
    public static IEnumerable<(string Column, string Parameter)> Find(object? input, IReadOnlyCollection<string> parameters)
    {
        if (input is not PSObject row || row.BaseObject is string)
        {
            return [];
        }

        // What a real object has is its own; what was put on to it is meant for somebody.
        var columns = row.BaseObject is PSCustomObject ? row.Properties : (IEnumerable<PSPropertyInfo>)row.Properties.Match("*", PSMemberTypes.NoteProperty);
        return Find([.. columns], parameters);
    }

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Problems(PSObject? row) => Find(row, NearColumnsAttribute.Parameters).Select(near =>
        $"The column {SanitizeForTerminal.Of($"'{near.Column}'")} is almost {near.Parameter}, and would be left out: name it {near.Parameter}, or take it away with Select-Object -ExcludeProperty.");

    private static IEnumerable<(string Column, string Parameter)> Find(IReadOnlyList<PSPropertyInfo> columns, IReadOnlyCollection<string> parameters)
    {
        foreach (var column in columns)
        {
            if (FuzzyName.Find(column.Name, parameters) is { } parameter && !IsAnother(column.Name, parameter) && !IsEmpty(column.Value))
            {
                yield return (column.Name, parameter);
            }
        }

        // Beside Prompt, Prompt2 is a column of its own.
        bool IsAnother(string name, string parameter) =>
            char.IsDigit(name[name.Length - 1]) && columns.Any(other => string.Equals(other.Name, parameter, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsEmpty(object? value) => Unwrap.Object(value) is null || (Unwrap.Object(value) is string text && string.IsNullOrWhiteSpace(text));
}
