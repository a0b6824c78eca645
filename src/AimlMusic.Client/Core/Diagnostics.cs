namespace AimlMusic.Core;

/// <summary>Lines about what is going on, for whoever began the work that they are about.</summary>
internal static class Diagnostics
{
    private static readonly AsyncLocal<Action<string>?> Listener = new();

    /// <summary>Whether anybody listens: a line that nobody reads is not made.</summary>
    public static bool IsOn => Listener.Value is not null;

    /// <summary>Has the lines of this asynchronous flow, and of all that it begins, written.</summary>
    public static void Listen(Action<string>? listener) => Listener.Value = listener;

    public static void Write(string line) => Listener.Value?.Invoke(line);
}
