namespace AimlMusic.Sandbox;

/// <summary>A body that can be read once, from the beginning, with a fault in it.</summary>
internal abstract class FaultStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var part = await NextAsync(count, cancellationToken).ConfigureAwait(false);
        part.AsSpan().CopyTo(buffer.AsSpan(offset));
        return part.Count;
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = await NextAsync(buffer.Length, cancellationToken).ConfigureAwait(false);
        part.AsMemory().CopyTo(buffer);
        return part.Count;
    }
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The next bytes; none at the end.</summary>
    protected abstract Task<ArraySegment<byte>> NextAsync(int most, CancellationToken cancellationToken);
}
