namespace AimlMusic.Sandbox;

/// <summary>A file that is sent in pieces, with a wait before each.</summary>
internal sealed class SlowStream(byte[] bytes, ByteRange range, TimeSpan wait, TimeProvider time) : FaultStream
{
    private const int Piece = 64 * 1024;

    private readonly TimeSpan _wait = wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(100);
    private int _read;

    protected override async Task<ArraySegment<byte>> NextAsync(int most, CancellationToken cancellationToken)
    {
        var count = Math.Min(Math.Min(most, Piece), range.Count - _read);
        if (count > 0)
        {
            await Pause.For(_wait, time, cancellationToken).ConfigureAwait(false);
        }

        var part = new ArraySegment<byte>(bytes, range.Offset + _read, count);
        _read += count;
        return part;
    }
}
