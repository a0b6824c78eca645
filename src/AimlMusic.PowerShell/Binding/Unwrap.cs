using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>Takes PowerShell's wrapping off what was given.</summary>
internal static class Unwrap
{
    public static object? Object(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The strings of a string or of a list of them; null where it is, or holds, anything else.</summary>
    public static string[]? Strings(object? value) => Object(value) switch
    {
        string text => [text],
        IEnumerable list when list.Cast<object?>().All(item => Object(item) is string or null) =>
            [.. list.Cast<object?>().Select(item => (string?)Object(item) ?? "")],
        _ => null,
    };
}
