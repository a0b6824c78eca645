namespace AimlMusic;

/// <summary>The pacers of this process, one an account: connections of several runspaces to one account share it.</summary>
internal static class RequestPacers
{
    private static readonly object Lock = new();
    private static readonly Dictionary<(string Account, TimeProvider Time), WeakReference<RequestPacer>> Known = [];

    public static RequestPacer For(Uri baseUri, string? key, TimeProvider time)
    {
        var account = (AccountOf(baseUri, key), time);
        lock (Lock)
        {
            if (Known.TryGetValue(account, out var known) && known.TryGetTarget(out var pacer))
            {
                return pacer;
            }

            foreach (var gone in Known.Where(pair => !pair.Value.TryGetTarget(out _)).Select(pair => pair.Key).ToList())
            {
                Known.Remove(gone);
            }

            pacer = new RequestPacer(time);
            Known[account] = new WeakReference<RequestPacer>(pacer);
            return pacer;
        }
    }

    // The key itself is not kept here.
    private static string AccountOf(Uri baseUri, string? key) => HashText.Sha256Of($"{baseUri.GetLeftPart(UriPartial.Authority)}\n{key}");
}
