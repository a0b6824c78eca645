using System.Buffers;
using System.Text.Json;

namespace AimlMusic.Direct;

/// <summary>
/// Reads an answer that contains the song, and writes the audio to a file. Source: the vendor's OpenAPI document of
/// <c>/v2/generate/audio/minimax/generate</c>.
/// </summary>
/// <param name="connection">The connection, for its clock and its time-out.</param>
/// <param name="file">The file for the audio.</param>
internal sealed class DirectAnswer(AimlMusicConnection connection, SpoolFile file)
{
    private const int Piece = 64 * 1024;
    private const int InProgress = 1;

    // Five times the size of ten minutes of uncompressed samples.
    private const long MostAudio = 512L * 1024 * 1024;

    private readonly HexAnswerReader _reader = new(MostAudio);

    /// <summary>Returns the answer without its audio. If the connection broke after the audio, the rest may be missing.</summary>
    /// <param name="response">The answer, whose headers were read.</param>
    /// <param name="begun">Called once when the first audio has arrived.</param>
    /// <param name="cancellationToken">Cancels reading; audio that has not arrived is lost.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.AudioLost"/>: a part of the audio arrived, but not the rest.</exception>
    public async Task<byte[]> ReadAsync(HttpResponseMessage response, Action begun, CancellationToken cancellationToken)
    {
        using var stalled = connection.TimeProvider.CancelAfter(connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        using var cut = response.CutWhen(either.Token);
        var (piece, audio) = (ArrayPool<byte>.Shared.Rent(Piece), ArrayPool<byte>.Shared.Rent(Piece));
        try
        {
            using var stream = await response.Content.OpenDecodedAsync(either.Token).ConfigureAwait(false);
            int count;
            while (!_reader.IsOverlong && (count = await stream.ReadAsync(piece, 0, Piece, either.Token).ConfigureAwait(false)) > 0)
            {
                // The time-out restarts with each block.
                stalled.CancelAfter(connection.Timeout);
                await TakeAsync(piece, count, audio, begun, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (file.Sha256 is not null && (TransportFailure.Is(e) || e is InvalidDataException))
        {
            // After the complete audio, the rest of the answer is not needed, even if the caller cancels.
        }
        catch (InvalidDataException e)
        {
            throw Lost(e.Message, e);
        }
        catch (Exception e) when (TransportFailure.Is(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failure = TransportFailure.Describe(e, response.RequestMessage!, connection, connection.Timeout);
            throw _reader.HasBegun ? Lost(failure.Message, failure) : failure;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
            ArrayPool<byte>.Shared.Return(audio);
        }

        return !_reader.HasBegun || _reader.IsClosed ? _reader.Rest : throw Lost("the answer ended before the audio was complete");
    }

    /// <summary>Checks that the received data is the song.</summary>
    /// <param name="root">The answer without its audio.</param>
    /// <param name="mayBePcm">Whether raw samples were requested, which cannot be recognized because they have no header.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.AudioLost"/>.</exception>
    public void ThrowIfNotTheSong(JsonElement root, bool mayBePcm)
    {
        if (file.Length == 0 || file.LooksLikeText)
        {
            file.Discard();
            throw Lost(file.Length == 0 ? "it is empty" : "it is text instead of audio");
        }

        if (root.Child("data").Number("status") == InProgress)
        {
            throw Lost("the service reports that it is not finished");
        }

        if (root.Child("extra_info").Number("audio_size") is > 0 and var size && size != file.Length)
        {
            throw Lost($"{file.Length} of {(long)size} bytes arrived");
        }

        if (file.Kind == AudioKind.Unknown && !mayBePcm)
        {
            throw Lost("it is not in a known audio format");
        }
    }

    private async Task TakeAsync(byte[] piece, int count, byte[] audio, Action begun, CancellationToken cancellationToken)
    {
        var (hadBegun, wasClosed) = (_reader.HasBegun, _reader.IsClosed);
        var decoded = _reader.Read(piece, count, audio);
        if (_reader.HasBegun && !hadBegun)
        {
            begun();
        }

        try
        {
            await file.WriteAsync(audio, decoded, cancellationToken).ConfigureAwait(false);
            if (_reader.IsClosed && !wasClosed)
            {
                file.Complete();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk is not a network error.
            throw Lost($"it could not be written: {e.Message}", e);
        }
    }

    private AimlMusicException Lost(string why, Exception? cause = null) =>
        LostAudio.Because(!file.IsKept ? why : $"{why.TrimEnd('.')}. The received part is kept in '{file.Path}'", _reader.Length, cause);
}
