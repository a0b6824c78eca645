namespace AimlMusic;

/// <summary>
/// The file of events: appended to by any number of processes, a line at a time, each on the disk before the call returns.
/// </summary>
/// <param name="folder">Where it is.</param>
/// <param name="time">The clock.</param>
internal sealed class LedgerFile(string folder, TimeProvider time)
{
    private const byte LineEnd = (byte)'\n';

    private readonly object _thread = new();
    private readonly string _lockPath = Path.Combine(folder, "ledger.lock");

    public string FilePath { get; } = Path.Combine(folder, "ledger.jsonl");

    private string NextPath => FilePath + ".next";

    public void Append(byte[] line) => Locked(() =>
    {
        Write(line);
        return true;
    });

    /// <summary>Appends a line. Only under the lock.</summary>
    public void Write(byte[] line)
    {
        if (line.Length > LedgerLines.Longest)
        {
            // It would never be read again, and the song with it.
            throw new IOException($"A song's words take {line.Length} bytes, and a line of it can have {LedgerLines.Longest}.");
        }

        using var file = OwnedFile.Open(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        // A line that a crash tore stays a line of its own: this one begins after it.
        byte[] bytes = file.Length == 0 ? [.. LedgerEpoch.NewLine(), .. line] : EndsWhole(file) ? line : [LineEnd, .. line];
        file.Seek(0, SeekOrigin.End);
        file.Write(bytes, 0, bytes.Length);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Does something that no other process may come between.</summary>
    public T Locked<T>(Func<T> action)
    {
        try
        {
            LedgerLocation.Ensure(folder);
            lock (_thread)
            {
                using var held = LedgerLock.Take(_lockPath);
                return action();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unavailable("written", e);
        }
    }

    public FileStream? OpenToRead()
    {
        try
        {
            return OwnedFile.Open(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable("read", e);
        }
    }

    /// <summary>Writes the file that is to take this one's place. Only under the lock.</summary>
    public void WriteNext(Action<Stream> write)
    {
        File.Delete(NextPath);
        using var file = OwnedFile.Open(NextPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using BufferedStream buffered = new(file, 1 << 16);
        write(buffered);
        buffered.Flush();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Puts it there, in one step. Only under the lock.</summary>
    public void TakeNext() => WholeFile.Replace(NextPath, FilePath, time);

    // Most views of an error show its message alone: the way out belongs there.
    private AimlMusicException Unavailable(string what, Exception e) => new(
        AimlMusicErrorKind.LedgerUnavailable,
        $"The ledger in '{folder}' cannot be {what}: {e.Message.TrimEnd('.')}. {LedgerLocation.Variable} can name another folder.",
        e)
    {
        Path = folder,
    };

    private static bool EndsWhole(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == LineEnd;
    }
}
