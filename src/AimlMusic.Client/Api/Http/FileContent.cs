using System.Net;

namespace AimlMusic.Api;

/// <summary>A recording as it is on disk, read while it is sent: no more of it is in memory than one piece.</summary>
/// <param name="file">The recording.</param>
/// <param name="progress">Told how many bytes have gone.</param>
internal sealed class FileContent(ReferenceFile file, IProgress<long>? progress) : TimedContent
{
    private const int Piece = 64 * 1024;

    /// <summary>What its bytes say it is.</summary>
    public AudioKind Kind => file.Kind;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var source = file.Reopen();
        var buffer = new byte[Piece];
        var sent = 0L;
        int count;
        // No more than was announced, though the file may have grown since.
        while ((count = await source.ReadAsync(buffer, 0, (int)Math.Min(Piece, file.Length - sent)).ConfigureAwait(false)) > 0)
        {
            await stream.WriteAsync(buffer, 0, count).ConfigureAwait(false);
            sent += count;
            GoOn();
            progress?.Report(sent);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = file.Length;
        return true;
    }
}
