namespace AimlMusic.Api;

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekedStream(Stream stream) : Stream
{
    private byte[] _head = [];
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The first bytes; fewer if the stream is shorter.</summary>
    public async Task<byte[]> PeekAsync(int count, CancellationToken cancellationToken)
    {
        var head = new byte[count];
        var length = 0;
        int read;
        while (length < count && (read = await stream.ReadAsync(head, length, count - length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
        }

        Array.Resize(ref head, length);
        _head = head;
        return head;
    }

    /// <summary>Skips some of them.</summary>
    public void Skip(int count) => _at += count;

    public override int Read(byte[] buffer, int offset, int count) => TakeHead(buffer, offset, count) is > 0 and var taken ? taken : stream.Read(buffer, offset, count);

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var taken = Math.Min(buffer.Length, _head.Length - _at);
        if (taken == 0)
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        _head.AsMemory(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }
#endif

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        TakeHead(buffer, offset, count) is > 0 and var taken ? taken : await stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private int TakeHead(byte[] buffer, int offset, int count)
    {
        var taken = Math.Min(count, _head.Length - _at);
        Array.Copy(_head, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }
}
