using System.Net;
using System.Net.Http.Headers;

namespace AimlMusic.Api;

/// <summary>
/// A JSON body that knows whether it began to leave, and refuses to leave twice: some transports send a request
/// again by themselves when a kept connection turns out to be closed, and a song would be paid for twice.
/// </summary>
internal sealed class SendOnceContent : TimedContent
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Sealed = 2;

    private readonly SubmitBody _body;
    private int _state;

    public SendOnceContent(SubmitBody body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>The permit that was acquired already; null where the transport is to acquire one.</summary>
    public long? Permit { get; init; }

    public bool HasBegun => Volatile.Read(ref _state) == Begun;

    /// <summary>Whether nothing of it has left; then nothing of it will: a transport that was given up may still be at work.</summary>
    public bool TrySeal() => Interlocked.CompareExchange(ref _state, Sealed, Waiting) != Begun;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        ThrowIf(Volatile.Read(ref _state) != Waiting);
        // What is not there to be sent is missed before anything is.
        using var file = _body.OpenFile();
        ThrowIf(Interlocked.CompareExchange(ref _state, Begun, Waiting) != Waiting);

        await _body.WriteAsync(stream, file, GoOn).ConfigureAwait(false);
    }

    // A failure of the transport, to the transport and to all above it: what left the first time may have been taken.
    private static void ThrowIf(bool isOver)
    {
        if (isOver)
        {
            throw new IOException("A submit is never sent twice.");
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
