namespace AimlMusic.Api;

/// <summary>The rate limiters of this process, one per account. Connections of several runspaces to one account share it.</summary>
internal static class RateLimiters
{
    private static readonly object Lock = new();
    private static readonly Dictionary<(string Account, TimeProvider Time), WeakReference<RateLimiter>> Known = [];

    public static RateLimiter For(Uri baseUri, string? key, TimeProvider time)
    {
        var account = (AccountOf(baseUri, key), time);
        lock (Lock)
        {
            if (Known.TryGetValue(account, out var known) && known.TryGetTarget(out var limiter))
            {
                return limiter;
            }

            foreach (var gone in Known.Where(pair => !pair.Value.TryGetTarget(out _)).Select(pair => pair.Key).ToList())
            {
                Known.Remove(gone);
            }

            limiter = new RateLimiter(time);
            Known[account] = new WeakReference<RateLimiter>(limiter);
            return limiter;
        }
    }

    // The key itself is not stored here.
    private static string AccountOf(Uri baseUri, string? key) => Hex.Sha256Of($"{baseUri.GetLeftPart(UriPartial.Authority)}\n{key}");
}
