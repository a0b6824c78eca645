namespace AimlMusic;

/// <summary>Reads a file line by line as bytes, each with the place where it begins.</summary>
internal sealed class LedgerLines(Stream file, long start)
{
    private const int BufferSize = 1 << 18;

    public delegate void Visitor(ReadOnlySpan<byte> line, long offset);

    /// <summary>Visits every line that has an end; gives the place where the first one without begins.</summary>
    public long Visit(Visitor visitor)
    {
        var buffer = new byte[BufferSize];
        var filled = 0;
        file.Seek(start, SeekOrigin.Begin);
        int count;
        while ((count = file.Read(buffer, filled, buffer.Length - filled)) > 0)
        {
            filled += count;
            var used = VisitWhole(buffer, filled, visitor);
            Buffer.BlockCopy(buffer, used, buffer, 0, filled - used);
            filled -= used;
            start += used;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return start;
    }

    /// <summary>Visits the first line alone.</summary>
    public void VisitFirst(Action<byte[]> visitor)
    {
        using MemoryStream line = new();
        var buffer = new byte[4096];
        file.Seek(start, SeekOrigin.Begin);
        int count;
        while ((count = file.Read(buffer, 0, buffer.Length)) > 0)
        {
            var end = Array.IndexOf(buffer, (byte)'\n', 0, count);
            line.Write(buffer, 0, end < 0 ? count : end);
            if (end >= 0)
            {
                break;
            }
        }

        visitor(line.ToArray());
    }

    private int VisitWhole(byte[] buffer, int filled, Visitor visitor)
    {
        var used = 0;
        int length;
        while ((length = buffer.AsSpan(used, filled - used).IndexOf((byte)'\n')) >= 0)
        {
            visitor(buffer.AsSpan(used, length), start + used);
            used += length + 1;
        }

        return used;
    }
}
