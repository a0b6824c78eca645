namespace AimlMusic;

/// <summary>Copies the ledger without the songs that are removed. Whatever cannot be read is copied as it stands.</summary>
internal static class LedgerRewrite
{
    public static void Copy(Stream from, Stream to, LedgerFold fold, HashSet<LedgerEntry> removed)
    {
        var epoch = LedgerEpoch.NewLine();
        to.Write(epoch, 0, epoch.Length);
        var rest = new LedgerLines(from, 0).Visit((line, _) =>
        {
            var read = LedgerLine.Read(line, isWhole: false);
            if (LedgerEpoch.Is(line))
            {
                return;
            }

            if (read is null || fold.Find(fold.KeyOf(read)) is not { } entry || !removed.Contains(entry))
            {
                Write(to, line);
                to.WriteByte((byte)'\n');
            }
        });
        from.Seek(rest, SeekOrigin.Begin);
        from.CopyTo(to);
    }

    private static void Write(Stream to, ReadOnlySpan<byte> line)
    {
#if NET
        to.Write(line);
#else
        var bytes = line.ToArray();
        to.Write(bytes, 0, bytes.Length);
#endif
    }
}
