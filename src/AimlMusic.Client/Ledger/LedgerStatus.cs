namespace AimlMusic.Ledger;

/// <summary>The names of the states, created once, because a ledger has many songs.</summary>
internal static class LedgerStatus
{
    private static readonly string[] Words = [.. Enumerable.Range(0, (int)LedgerState.NotTaken + 1).Select(state => ((LedgerState)state).ToString())];

    public static string WordOf(LedgerState state) => Words[(int)state];
}
