using System.Net;
using System.Net.Http.Headers;

namespace AimlMusic.Api;

/// <summary>
/// A JSON body that can be sent only once. Some transports send a request again if a kept connection turns out to be closed, and a song
/// would be paid for twice.
/// </summary>
internal sealed class SendOnceContent : TimedContent
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Withdrawn = 2;

    private readonly SubmitBody _body;
    private int _state;

    public SendOnceContent(SubmitBody body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>The permit that was already acquired; null if the transport acquires one.</summary>
    public long? Permit { get; init; }

    public bool HasBegun => Volatile.Read(ref _state) == Begun;

    /// <summary>Prevents sending, because a canceled transport may still be active. False if it has already begun.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) != Begun;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        ThrowIf(Volatile.Read(ref _state) != Waiting);
        // A missing file is reported before anything is sent.
        using var file = _body.OpenFile();
        ThrowIf(Interlocked.CompareExchange(ref _state, Begun, Waiting) != Waiting);

        await _body.WriteAsync(stream, file, GoOn).ConfigureAwait(false);
    }

    // An IOException, so that it counts as a failure of the transport: what was sent the first time may have been accepted.
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
