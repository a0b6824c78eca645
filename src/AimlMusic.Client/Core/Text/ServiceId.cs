namespace AimlMusic.Core;

/// <summary>
/// A name that the service gave, to be sent back to it. It is taken as it is or not at all: what would have to be cleaned before it
/// can be shown would no longer be known to the service.
/// </summary>
internal static class ServiceId
{
    private const int Longest = 500;

    /// <summary>The id, or null where there is none that can be used.</summary>
    public static string? Of(string? text) => text is { Length: > 0 and <= Longest } && SanitizeForTerminal.IsWord(text) ? text : null;
}
