using System.Net;

namespace AimlMusic;

/// <summary>A file as it is on disk, read while it is sent: no more of it is in memory than one piece.</summary>
/// <param name="path">The file.</param>
/// <param name="progress">Told how many bytes have gone.</param>
internal sealed class FileContent(string path, IProgress<long>? progress) : HttpContent
{
    private const int Piece = 64 * 1024;

    private readonly long _length = new FileInfo(path).Length;
    private Action? _goesOn;

    /// <summary>Gives the exchange its time again with every piece that has gone.</summary>
    public void KeepAlive(CancellationTokenSource timeout, TimeSpan time) => _goesOn = () =>
    {
        try
        {
            timeout.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // The service answered before it had read everything.
        }
    };

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[Piece];
        var sent = 0L;
        int count;
        // No more than was announced, though the file may have grown since.
        while ((count = await file.ReadAsync(buffer, 0, (int)Math.Min(Piece, _length - sent)).ConfigureAwait(false)) > 0)
        {
            await stream.WriteAsync(buffer, 0, count).ConfigureAwait(false);
            sent += count;
            _goesOn?.Invoke();
            progress?.Report(sent);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
