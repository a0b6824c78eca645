using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>Counts the downloaded bytes and their speed, for the progress bar. Thread-safe.</summary>
internal sealed class TransferSpeed : IProgress<long>
{
    private const double Megabyte = 1e6;

    private readonly Stopwatch _elapsed = new();
    private long _bytes;

    public void Report(long value)
    {
        if (Interlocked.Add(ref _bytes, value) == value)
        {
            _elapsed.Start();
        }
    }

    /// <summary>For example ", 12.3 MB at 4.5 MB/s"; empty before the first byte.</summary>
    public override string ToString()
    {
        var (bytes, seconds) = (Interlocked.Read(ref _bytes), _elapsed.Elapsed.TotalSeconds);
        return bytes == 0 || seconds <= 0 ? "" : string.Format(CultureInfo.InvariantCulture, ", {0:0.0} MB at {1:0.0} MB/s", bytes / Megabyte, bytes / Megabyte / seconds);
    }
}
