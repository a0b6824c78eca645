namespace AimlMusic.Ledger;

/// <summary>A line that is to be written to disk.</summary>
internal sealed class LedgerAppend(byte[] line)
{
    private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public byte[] Line { get; } = line;

    /// <summary>Completed when the line is on disk; failed if it could not be written.</summary>
    public Task Written => _written.Task;

    /// <summary>Ends the attempt to write it, with the reason for its failure, if there is one.</summary>
    public void End(Exception? failure)
    {
        if (failure is null)
        {
            _written.TrySetResult(true);
        }
        else
        {
            _written.TrySetException(failure);
        }
    }
}
