namespace AimlMusic.Ledger;

/// <summary>Copies the ledger without the songs that are removed. Lines that cannot be read are copied unchanged.</summary>
internal static class LedgerRewrite
{
    private const int BufferSize = 1 << 18;

    public static void Copy(Stream from, Stream to, LedgerIndex index, HashSet<LedgerEntry> removed)
    {
        var generation = LedgerFileId.NewLine();
        to.Write(generation, 0, generation.Length);
        long copied = 0;
        foreach (var (at, end) in FindRemoved(from, index, removed))
        {
            Copy(from, to, copied, at);
            copied = end;
        }

        Copy(from, to, copied, from.Length);
    }

    private static List<(long At, long End)> FindRemoved(Stream from, LedgerIndex index, HashSet<LedgerEntry> removed)
    {
        List<(long At, long End)> found = [];
        new LedgerLines(from, 0).Visit((line, offset) =>
        {
            if (LedgerFileId.Is(line) || (LedgerLine.Read(line, isWhole: false) is { } read && index.Find(index.KeyOf(read)) is { } entry && removed.Contains(entry)))
            {
                found.Add((offset, offset + line.Length + 1));
            }
        });
        return found;
    }

    private static void Copy(Stream from, Stream to, long at, long end)
    {
        var buffer = new byte[Math.Min(BufferSize, end - at)];
        from.Seek(at, SeekOrigin.Begin);
        int count;
        for (var left = end - at; left > 0 && (count = from.Read(buffer, 0, (int)Math.Min(buffer.Length, left))) > 0; left -= count)
        {
            to.Write(buffer, 0, count);
        }
    }
}
