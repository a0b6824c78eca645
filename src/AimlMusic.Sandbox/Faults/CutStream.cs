namespace AimlMusic.Sandbox;

/// <summary>A stream that ends with a broken connection.</summary>
internal sealed class CutStream(byte[] bytes, int start, int length) : FaultStream
{
    private int _read;

    protected override Task<ArraySegment<byte>> NextAsync(int most, CancellationToken cancellationToken)
    {
        var part = new ArraySegment<byte>(bytes, start + _read, Math.Min(most, length - _read));
        if (part.Count == 0 && most > 0)
        {
            throw new IOException("The connection ended before the whole answer was there.");
        }

        _read += part.Count;
        return Task.FromResult(part);
    }
}
