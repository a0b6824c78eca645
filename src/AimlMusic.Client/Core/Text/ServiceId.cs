namespace AimlMusic.Core;

/// <summary>
/// An id from the service that is sent back to it. An id that would need sanitizing is rejected, because the service would not
/// recognize the sanitized id.
/// </summary>
internal static class ServiceId
{
    private const int Longest = 500;

    /// <summary>The id, or null if there is no usable id.</summary>
    public static string? Of(string? text) => text is { Length: > 0 and <= Longest } && SanitizeForTerminal.IsWord(text) ? text : null;
}
