using System.Text;

namespace AimlMusic;

/// <summary>Keeps what has been read of a ledger, and reads only what came since.</summary>
internal sealed class LedgerTail
{
    private readonly object _lock = new();
    private LedgerFold _fold = new();
    private string? _epoch;
    private long _readTo;

    /// <summary>Brings the fold up to date and asks it something; one thread at a time.</summary>
    public T Read<T>(Stream file, Func<LedgerFold, T> ask)
    {
        lock (_lock)
        {
            Refresh(file);
            return ask(_fold);
        }
    }

    private void Refresh(Stream file)
    {
        string? epoch = null;
        new LedgerLines(file, 0).VisitFirst(line => epoch = Encoding.UTF8.GetString(line));
        if (epoch != _epoch || file.Length < _readTo)
        {
            (_fold, _epoch, _readTo) = (new LedgerFold(), epoch, 0);
        }

        _readTo = new LedgerLines(file, _readTo).Visit((line, offset) =>
        {
            if (LedgerLine.Read(line, isWhole: false) is { } read)
            {
                _fold.Apply(read, offset);
            }
        });
    }
}
