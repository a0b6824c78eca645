namespace AimlMusic.Ledger;

/// <summary>A line that waits to be on the disk.</summary>
internal sealed class LedgerAppend(byte[] line)
{
    public byte[] Line { get; } = line;

    /// <summary>Whether somebody has tried to write it.</summary>
    public bool IsOver { get; set; }

    /// <summary>Why it could not be written; null where it is on the disk.</summary>
    public Exception? Failure { get; set; }
}
