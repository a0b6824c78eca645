using System.Diagnostics;

namespace AimlMusic.Ledger;

/// <summary>
/// Permits one writer at a time, across processes. The operating system releases the lock when the process ends, even in a crash.
/// </summary>
internal sealed class LedgerLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FileStream _file;

    private LedgerLock(FileStream file) => _file = file;

    public static LedgerLock Take(string path)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new LedgerLock(PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException or NotRegularFileException) && waited.Elapsed < Patience && File.Exists(path))
            {
                // The lock is held for the time of one line, so polling is cheaper than a signal.
                Thread.Sleep(TimeSpan.FromMilliseconds(Jitter.Next(0.5, 3)));
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
