namespace AimlMusic.Tests.Support;

/// <summary>What the cmdlets await, for tests that write one event after the other.</summary>
internal static class LedgerCalls
{
    public static void Submitting(this SongLedger ledger, LedgerEvent line) => ledger.SubmittingAsync(line).GetAwaiter().GetResult();
}
