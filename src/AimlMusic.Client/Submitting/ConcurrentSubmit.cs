namespace AimlMusic.Submitting;

/// <summary>Waits until the outcome of the same request is known, which another process is sending.</summary>
internal sealed class ConcurrentSubmit(TimeProvider time, SongLedger ledger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly SpooledSongs _spooled = new(ledger);

    public async Task<LedgerEntry> ResolveAsync(LedgerEntry entry, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (IsOnItsWay(entry) && time.GetElapsedTime(begun) < timeout)
        {
            await time.DelayAsync(Interval, cancellationToken).ConfigureAwait(false);
            entry = ledger.FindWhole(entry.ClientRequestId!) ?? entry;
        }

        return entry;
    }

    private bool IsOnItsWay(LedgerEntry entry) =>
        entry.State == LedgerState.Submitting || _spooled.IsComing(entry);
}
