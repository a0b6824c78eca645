using System.Net;

namespace AimlMusic.Api;

/// <summary>A recording that is read from disk while it is sent, one block at a time.</summary>
/// <param name="file">The recording.</param>
/// <param name="progress">Receives the number of bytes sent so far.</param>
internal sealed class FileContent(ReferenceFile file, IProgress<long>? progress) : TimedContent
{
    private const int Piece = 64 * 1024;

    /// <summary>The kind that its first bytes show.</summary>
    public AudioKind Kind => file.Kind;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var source = file.Reopen();
        var buffer = new byte[Piece];
        var sent = 0L;
        int count;
        // Not more than was announced, even if the file has grown since.
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
