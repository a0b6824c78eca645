namespace AimlMusic;

/// <summary>Reads information about the account. A request without an answer is retried.</summary>
internal sealed class AccountLookup(AimlMusicClient client)
{
    /// <summary>The current balance of the account.</summary>
    /// <exception cref="AimlMusicException">The service rejected the request, or all attempts failed.</exception>
    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default) => TransientRetry.RunAsync(
        client.Connection, () => client.GetBalanceAsync(cancellationToken), cancellationToken);

    /// <summary>What the API key has spent in a period. The service counts requests that have ended, and days in UTC.</summary>
    /// <param name="period">The period. If it is longer than the 92 days of one request, it is split at midnight UTC and added up.</param>
    /// <param name="grouping">How the sums are grouped.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A sum for each group, by day, then by amount. Without grouping there is one, which may be zero; otherwise only groups with requests.</returns>
    /// <exception cref="AimlMusicException">The period is not valid, the service rejected the request, or all attempts failed.</exception>
    public Task<IReadOnlyList<AccountUsage>> GetUsageAsync(AccountPeriod period, UsageGrouping grouping, CancellationToken cancellationToken = default) =>
        new UsageReader(client).ReadAsync(period, grouping, cancellationToken);
}
