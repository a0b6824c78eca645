namespace AimlMusic;

/// <summary>Compares the ledger with the charges and refunds of the account and with the request log of the key. It changes nothing.</summary>
/// <param name="client">The client of the account.</param>
/// <param name="ledger">The ledger.</param>
internal sealed class LedgerComparer(AimlMusicClient client, SongLedger ledger)
{
    /// <summary>Compares a period.</summary>
    /// <param name="period">The period, by the time of the charge. A song that was not charged counts by the time of its submit.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="AimlMusicException">The period is not valid, the account could not be read completely, or the ledger could not be read.</exception>
    public async Task<LedgerComparison> CompareAsync(AccountPeriod period, CancellationToken cancellationToken = default)
    {
        var connection = client.Connection;
        var (window, account) = await ServicePeriod.ReadAsync(connection, period, window => AccountRecords.ReadAsync(client, window, cancellationToken)).ConfigureAwait(false);

        // The ledger is read last, so that it contains every song that was charged until now.
        var songs = ledger.List(IsOfThisService);
        MusicNames music = new(ModelListFile.Find(ledger.Folder, connection.BaseUri)?.Read());
        return new LedgerMatching(connection, window, account, new LedgerSongs(songs, account.Log), music).Run();
    }

    private bool IsOfThisService(LedgerEntry entry) =>
        (!entry.IsInProcess || entry.IsOfThisProcess)
        && (entry.BaseUri is null || UriOrigin.ParseWeb(entry.BaseUri)?.HasOriginOf(client.Connection.BaseUri) == true);
}
