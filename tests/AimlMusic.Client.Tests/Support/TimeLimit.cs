namespace AimlMusic.Tests.Support;

/// <summary>Tells timers that end something too slow from those that something waits by: their state is what they end.</summary>
internal static class TimeLimit
{
    public static bool Is(object? state) => state is CancellationTokenSource or WatchedSong;
}
