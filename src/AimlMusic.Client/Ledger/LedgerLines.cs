namespace AimlMusic.Ledger;

/// <summary>Reads a file line by line as bytes, with the position of each line. Lines that are too long are skipped.</summary>
internal sealed class LedgerLines(Stream file, long start)
{
    /// <summary>The maximum length of a line, in bytes. The payload of a song is far shorter.</summary>
    public const int Longest = 16 * 1024 * 1024;

    private const byte LineEnd = (byte)'\n';
    private const int BufferSize = 1 << 18;
    private const int LeastBuffer = 1 << 12;

    public delegate void Visitor(ReadOnlySpan<byte> line, long offset);

    /// <summary>Visits every complete line. Returns the position of the first incomplete one.</summary>
    public long Visit(Visitor visitor)
    {
        // A look for what was added since usually finds a few lines, and a large buffer would cost more than they do.
        var buffer = new byte[Math.Min(BufferSize, Math.Max(LeastBuffer, file.Length - start + 1))];
        // The number of bytes that were skipped of a line that is too long.
        long passed = 0;
        var filled = 0;
        file.Seek(start, SeekOrigin.Begin);
        int count;
        while ((count = file.Read(buffer, filled, buffer.Length - filled)) > 0)
        {
            filled += count;
            var used = VisitWhole(buffer, filled, visitor, ref passed);
            if (used == 0 && filled > Longest)
            {
                passed += filled;
                filled = 0;
                continue;
            }

            Buffer.BlockCopy(buffer, used, buffer, 0, filled - used);
            filled -= used;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return start;
    }

    /// <summary>Visits the first line, up to a maximum length.</summary>
    public void VisitFirst(Action<byte[]> visitor, int most = Longest)
    {
        using MemoryStream line = new();
        var buffer = new byte[4096];
        file.Seek(start, SeekOrigin.Begin);
        int count;
        while (line.Length < most && (count = file.Read(buffer, 0, (int)Math.Min(buffer.Length, most - line.Length))) > 0)
        {
            var end = Array.IndexOf(buffer, LineEnd, 0, count);
            line.Write(buffer, 0, end < 0 ? count : end);
            if (end >= 0)
            {
                break;
            }
        }

        visitor(line.ToArray());
    }

    private int VisitWhole(byte[] buffer, int filled, Visitor visitor, ref long passed)
    {
        var used = 0;
        int length;
        while ((length = buffer.AsSpan(used, filled - used).IndexOf(LineEnd)) >= 0)
        {
            if (passed + length <= Longest)
            {
                visitor(buffer.AsSpan(used, length), start);
            }

            start += passed + length + 1;
            used += length + 1;
            passed = 0;
        }

        return used;
    }
}
