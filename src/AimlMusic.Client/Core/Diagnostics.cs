namespace AimlMusic.Core;

/// <summary>Diagnostic messages of an asynchronous flow.</summary>
internal static class Diagnostics
{
    private static readonly AsyncLocal<Action<string>?> Listener = new();

    /// <summary>Whether there is a listener. Without one, messages are not formatted.</summary>
    public static bool IsOn => Listener.Value is not null;

    /// <summary>Sets the listener for this asynchronous flow and all flows that it starts.</summary>
    public static void Listen(Action<string>? listener) => Listener.Value = listener;

    public static void Write(string line) => Listener.Value?.Invoke(line);
}
