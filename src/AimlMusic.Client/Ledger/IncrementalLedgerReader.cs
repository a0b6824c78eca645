using System.Text;

namespace AimlMusic.Ledger;

/// <summary>Keeps the index of a ledger, and reads only the lines that were added since.</summary>
internal sealed class IncrementalLedgerReader
{
    // The usual size of a song with a page of lyrics, in bytes.
    private const int UsualSong = 2500;
    private const int MostToBeginWith = 1_000_000;

    // Longer than the line that names the generation. This part of the first line is compared.
    private const int LongestFirstLine = 4096;

    // The end of a line contains its time or its key.
    private const int Compared = 256;

    private readonly object _lock = new();
    private LedgerIndex _index = new();
    private string? _generation;
    private byte[] _before = [];
    private long _readTo;

    /// <summary>Updates the index and queries it, one thread at a time.</summary>
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
        string? generation = null;
        new LedgerLines(file, 0).VisitFirst(line => generation = Encoding.UTF8.GetString(line), LongestFirstLine);
        if (generation != _generation || file.Length < _readTo || !Before(file, _readTo).AsSpan().SequenceEqual(_before))
        {
            (_index, _generation, _readTo) = (new LedgerIndex((int)Math.Min(file.Length / UsualSong, MostToBeginWith)), generation, 0);
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

    // Lines whose flush failed are truncated, and other lines may have replaced them.
    private static byte[] Before(Stream file, long moment)
    {
        var bytes = new byte[Math.Min(moment, Compared)];
        file.Seek(moment - bytes.Length, SeekOrigin.Begin);
        return file.ReadFully(bytes, bytes.Length) == bytes.Length ? bytes : [];
    }
}
