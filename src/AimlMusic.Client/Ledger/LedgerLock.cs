using System.Diagnostics;

namespace AimlMusic.Ledger;

/// <summary>
/// One writer at a time, across processes. The system lets go of it when its holder dies, however that happens.
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
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && waited.Elapsed < Patience && File.Exists(path))
            {
                // Held for the time of one line; asking again soon is cheaper than any signal.
                Thread.Sleep(TimeSpan.FromMilliseconds(Jitter.Next(0.5, 3)));
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
