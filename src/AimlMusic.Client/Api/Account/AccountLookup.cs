namespace AimlMusic;

/// <summary>Asks about the account, again only where the answer failed to come.</summary>
public sealed class AccountLookup(AimlMusicClient client)
{
    /// <summary>What is left on the account now.</summary>
    /// <exception cref="AimlMusicException">The service refused, or failed again and again.</exception>
    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default) => TransientRetry.RunAsync(
        client.Connection, () => client.GetBalanceAsync(cancellationToken), cancellationToken);
}
