using System.Text;

namespace AimlMusic.Ledger;

/// <summary>Keeps what has been read of a ledger, and reads only what came since.</summary>
internal sealed class IncrementalLedgerReader
{
    // Bytes that a song with a page of lyrics takes.
    private const int UsualSong = 2500;
    private const int MostToBeginWith = 1_000_000;

    // An epoch is shorter; so much of any other first line tells it from others.
    private const int MostOfEpoch = 4096;

    // The end of a line has its time or its key in it.
    private const int Compared = 256;

    private readonly object _lock = new();
    private LedgerIndex _index = new();
    private string? _epoch;
    private byte[] _before = [];
    private long _readTo;

    /// <summary>Brings the index up to date and asks it something; one thread at a time.</summary>
    public T Read<T>(Stream file, Func<LedgerIndex, T> ask)
    {
        lock (_lock)
        {
            Refresh(file);
            return ask(_index);
        }
    }

    private void Refresh(Stream file)
    {
        string? epoch = null;
        new LedgerLines(file, 0).VisitFirst(line => epoch = Encoding.UTF8.GetString(line), MostOfEpoch);
        if (epoch != _epoch || file.Length < _readTo || !Before(file, _readTo).AsSpan().SequenceEqual(_before))
        {
            (_index, _epoch, _readTo) = (new LedgerIndex((int)Math.Min(file.Length / UsualSong, MostToBeginWith)), epoch, 0);
        }

        _readTo = new LedgerLines(file, _readTo).Visit((line, offset) =>
        {
            if (LedgerLine.Read(line, isWhole: false) is { } read)
            {
                _index.Apply(read, offset);
            }
        });
        _before = Before(file, _readTo);
    }

    // Lines whose flush failed are cut off again, and others may stand in their place.
    private static byte[] Before(Stream file, long moment)
    {
        var bytes = new byte[Math.Min(moment, Compared)];
        file.Seek(moment - bytes.Length, SeekOrigin.Begin);
        return file.ReadFully(bytes, bytes.Length) == bytes.Length ? bytes : [];
    }
}
