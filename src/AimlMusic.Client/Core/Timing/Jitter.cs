namespace AimlMusic.Core;

/// <summary>Random jitter, to spread simultaneous operations. Not for security.</summary>
internal static class Jitter
{
    private static readonly Random Source = new();

    public static double Next(double from, double to)
    {
        lock (Source)
        {
#pragma warning disable CA5394 // Not for security.
            return from + (Source.NextDouble() * (to - from));
#pragma warning restore CA5394
        }
    }
}
