using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>Removes the PSObject wrapper from a value.</summary>
internal static class Unwrap
{
    public static object? Object(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>Gets the strings of a string or a list of strings; null if the value is, or contains, anything else.</summary>
    public static string[]? Strings(object? value) => Object(value) switch
    {
        string text => [text],
        IEnumerable list when list.Cast<object?>().All(item => Object(item) is string or null) =>
            [.. list.Cast<object?>().Select(item => (string?)Object(item) ?? "")],
        _ => null,
    };
}
