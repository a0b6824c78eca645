namespace AimlMusic.Api;

/// <summary>Reads the usage of the key in a period of any length, and adds it up.</summary>
internal sealed class UsageReader(AimlMusicClient client)
{
    /// <exception cref="AimlMusicException">The service rejected the request, or all attempts failed. There is no partial sum.</exception>
    public async Task<IReadOnlyList<AccountUsage>> ReadAsync(AccountPeriod period, UsageGrouping grouping, CancellationToken cancellationToken)
    {
        var (window, pages) = await ServicePeriod.ReadAsync(client.Connection, period, window => ReadAsync(window, cancellationToken)).ConfigureAwait(false);
        var byDay = grouping.HasFlag(UsageGrouping.Day);
        var byModel = grouping.HasFlag(UsageGrouping.Model);
        var isSandbox = pages.Exists(page => page.IsSandbox);
        var until = period.EndsNow ? client.Connection.ServiceClock.Now : window.End;
        var sums = pages.SelectMany(page => page.Groups)
            .GroupBy(group => (Day: byDay ? group.Day : (DateTimeOffset?)null, Model: byModel ? group.Model : null))
            .Select(members => Sum(members.Key.Day, members.Key.Model, [.. members]))
            .OrderBy(usage => usage.Day).ThenByDescending(usage => usage.UsdSpent).ThenBy(usage => usage.Model, StringComparer.Ordinal)
            .ToList();
        // Without requests, the total is zero, and there are no groups.
        return sums.Count == 0 && grouping == UsageGrouping.None ? [Sum(null, null, [])] : sums;

        AccountUsage Sum(DateTimeOffset? day, string? model, List<UsageGroup> members) => new()
        {
            Day = day?.UtcDateTime,
            Model = model,
            UsdSpent = members.Sum(group => group.Usd),
            CreditsUsed = members.Sum(group => group.Credits),
            Requests = members.Sum(group => group.Requests),
            ChargedRequests = members.Sum(group => group.Charged),
            Since = window.Start.LocalDateTime,
            Until = until.LocalDateTime,
            IsSandbox = isSandbox,
        };
    }

    private async Task<List<UsagePage>> ReadAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        List<UsagePage> pages = [];
        foreach (var piece in window.Pieces())
        {
            pages.Add(await TransientRetry.RunAsync(client.Connection, () => client.GetUsageAsync(piece, cancellationToken), cancellationToken).ConfigureAwait(false));
        }

        return pages;
    }
}
