namespace AimlMusic;

/// <summary>Asks about the account, again only where the answer failed to come.</summary>
public sealed class AccountLookup(AimlMusicClient client)
{
    /// <summary>What is left on the account now.</summary>
    /// <exception cref="AimlMusicException">The service refused, or failed again and again.</exception>
    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default) => TransientRetry.RunAsync(
        client.Connection, () => client.GetBalanceAsync(cancellationToken), cancellationToken);

    /// <summary>What the API key has spent in a period. The service counts requests that have ended, and days in UTC.</summary>
    /// <param name="period">The period. A longer one than the 92 days of a request is cut at midnight UTC and added up.</param>
    /// <param name="grouping">How the sums are grouped.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A sum for each group, by day, then by amount. Without grouping there is one, which may be zero; otherwise only groups with requests.</returns>
    /// <exception cref="AimlMusicException">The period is not valid, or the service refused, or failed again and again.</exception>
    public Task<IReadOnlyList<AccountUsage>> GetUsageAsync(AccountPeriod period, UsageGrouping grouping, CancellationToken cancellationToken = default) =>
        new UsageReader(client).ReadAsync(period, grouping, cancellationToken);
}
