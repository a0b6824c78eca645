namespace AimlMusic.Ledger;

/// <summary>A line that is to be written to disk.</summary>
internal sealed class LedgerAppend(byte[] line)
{
    public byte[] Line { get; } = line;

    /// <summary>Whether writing was attempted.</summary>
    public bool IsOver { get; set; }

    /// <summary>The reason for the failure; null if the line is on disk.</summary>
    public Exception? Failure { get; set; }
}
