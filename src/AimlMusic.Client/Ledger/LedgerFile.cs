namespace AimlMusic.Ledger;

/// <summary>
/// The file of events. Any number of processes append to it, one line at a time. A line is on disk when the call returns.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="time">The clock.</param>
internal sealed class LedgerFile(string folder, TimeProvider time)
{
    private const byte LineEnd = (byte)'\n';

    private readonly object _thread = new();
    private readonly List<LedgerAppend> _waiting = [];
    private readonly string _lockPath = Path.Combine(folder, "ledger.lock");
    private bool _hasWriter;

    public string FilePath { get; } = Path.Combine(folder, "ledger.jsonl");

    private string NextPath => FilePath + ".next";

    /// <summary>
    /// Appends a line. Lines that arrive while another one is written are written together, with one flush. The task is completed when
    /// this line is on disk. Meanwhile, no thread waits for the disk, except the one that writes.
    /// </summary>
    public Task AppendAsync(byte[] line)
    {
        LedgerAppend mine = new(line);
        bool isWriter;
        lock (_waiting)
        {
            _waiting.Add(mine);
            isWriter = !_hasWriter;
            _hasWriter = true;
        }

        if (isWriter)
        {
            WriteWaiting();
        }

        return mine.Written;
    }

    /// <summary>Appends a line as well, and returns when it is on disk. The calling thread writes it, unless another one is about to.</summary>
    public void Append(byte[] line)
    {
        LedgerAppend mine = new(line);
        lock (_waiting)
        {
            _waiting.Add(mine);
        }

        lock (_thread)
        {
            if (!mine.Written.IsCompleted)
            {
                WriteTogether();
            }
        }

        mine.Written.GetAwaiter().GetResult();
    }

    /// <summary>Appends one or more lines. Call it only under the lock.</summary>
    public void Write(byte[] lines)
    {
        using var file = PrivateFile.Open(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var length = file.Length;
        // After a crash, the incomplete line stays a separate line, and this one starts after it.
        byte[] bytes = length == 0 ? [.. LedgerFileId.NewLine(), .. lines] : EndsWhole(file) ? lines : [LineEnd, .. lines];
        file.Seek(0, SeekOrigin.End);
        try
        {
            file.Write(bytes, 0, bytes.Length);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            TryCut(file, length);
            throw;
        }
    }

    /// <summary>Runs an action under the lock of all processes.</summary>
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
        catch (Exception e) when (IsOfDisk(e))
        {
            throw Unavailable("written", e);
        }
    }

    public FileStream? OpenToRead()
    {
        try
        {
            return PrivateFile.Open(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
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

    /// <summary>Writes the replacement of the file. Call it only under the lock.</summary>
    public void WriteNext(Action<Stream> write)
    {
        File.Delete(NextPath);
        using var file = PrivateFile.Open(NextPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using BufferedStream buffered = new(file, 1 << 16);
        write(buffered);
        buffered.Flush();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Replaces the file atomically. Call it only under the lock.</summary>
    public void TakeNext() => AtomicFile.Replace(NextPath, FilePath, time);

    // Another thread writes the lines that arrived in the meantime, so that no caller works for the others.
    private void WriteWaiting()
    {
        // Until its lines have ended, so that a caller that waits for this thread does not try it again.
        lock (_thread)
        {
            WriteTogether();
        }

        bool hasMore;
        lock (_waiting)
        {
            hasMore = _hasWriter = _waiting.Count > 0;
        }

        if (hasMore)
        {
            _ = Task.Run(WriteWaiting);
        }
    }

    // A failure applies to all waiting lines: a line that was reported as not written must not be written later, and no other caller
    // waits again for a lock that is not released.
    private void WriteTogether()
    {
        List<LedgerAppend> together = [];
        Exception? failure = null;
        try
        {
            Locked(() =>
            {
                Take(together);
                if (together.Count > 0)
                {
                    Write(Joined(together));
                }

                return true;
            });
        }
#pragma warning disable CA1031 // Any failure is reported to all waiting callers.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e is AimlMusicException || IsOfDisk(e) ? Unavailable("written", e.GetBaseException()) : new InvalidOperationException(e.Message, e);
            if (together.Count == 0)
            {
                Take(together);
            }
        }

        together.ForEach(append => append.End(failure));
    }

    private static byte[] Joined(List<LedgerAppend> together)
    {
        using MemoryStream lines = new();
        together.ForEach(append => lines.Write(append.Line, 0, append.Line.Length));
        return lines.ToArray();
    }

    private void Take(List<LedgerAppend> together)
    {
        lock (_waiting)
        {
            together.AddRange(_waiting);
            _waiting.Clear();
        }
    }

    // The incomplete line is truncated. It was reported as not written, so it must not be read as an event later.
    private static void TryCut(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            // The disk is not available. The file may contain events that were reported as not written; no event is missing.
        }
    }

    private static bool IsOfDisk(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    // Many views of an error show only its message, so the message contains the recommended action.
    public AimlMusicException Unavailable(string what, Exception e) => new(
        AimlMusicErrorKind.LedgerUnavailable,
        $"The ledger in '{folder}' cannot be {what}: {e.Message.TrimEnd('.')}. Set {LedgerLocation.Variable} to use another folder.",
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
