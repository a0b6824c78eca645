using System.Buffers;
using System.Net;
using System.Runtime.ExceptionServices;

namespace AimlMusic.Saving;

/// <summary>One try to bring a song's bytes into its partial file, from where the last try ended, and to make sure that they are all there and are audio.</summary>
internal sealed class SongDownload(AimlMusicConnection connection)
{
    private const int BufferSize = 512 * 1024;

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly AudioTransport _transport = new(connection);

    // The connection's own time where that is shorter.
    private TimeSpan Silence => connection.Timeout < LongestSilence && connection.Timeout > TimeSpan.Zero ? connection.Timeout : LongestSilence;

    /// <returns>What is to be thought of what came.</returns>
    /// <exception cref="AimlMusicException">The try failed; what has come stays in the state.</exception>
    public async Task<AudioVerdict> FetchAsync(MusicGeneration song, DownloadState state, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(song, state, cancellationToken).ConfigureAwait(false);
        var version = EntityTag.Of(response, response.RequestMessage!.RequestUri!);
        var file = state.IsContinuedBy(response, version) ? state.GoOn(version!) : state.Begin(version);
        var isOfOneAnswer = file.Length == 0;
        if (AnnouncedDigest.Of(response).Md5 is not null)
        {
            file.Audio.CountMd5();
        }

        try
        {
            await CopyAsync(response, file, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            file.IsKept = state.IsWorthKeeping && !cancellationToken.IsCancellationRequested;
        }

        return AudioCheck.Judge(song, file, response, version?.Total, isOfOneAnswer);
    }

    private async Task<HttpResponseMessage> OpenAsync(MusicGeneration song, DownloadState state, CancellationToken cancellationToken)
    {
        var response = await _transport.OpenAsync(song.AudioUrl!, state.From, state.Condition, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.PartialContent || state.IsContinuedBy(response, EntityTag.Of(response, response.RequestMessage!.RequestUri!)))
        {
            return response;
        }

        // A part of another file, or another part.
        response.Dispose();
        state.Discard();
        return await _transport.OpenAsync(song.AudioUrl!, 0, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(HttpResponseMessage response, PartialFile file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var silence = Silence;
        using var stalled = connection.TimeProvider.CancelAfter(silence);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        using var cut = response.CutWhen(either.Token);
        // The next piece comes while one is hashed and written; small ones are put together for as long as that takes.
        var (piece, next) = (ArrayPool<byte>.Shared.Rent(BufferSize), ArrayPool<byte>.Shared.Rent(BufferSize));
        var write = Task.CompletedTask;
        try
        {
            var (count, filled, broken) = (1, 0, default(Exception));
            using var stream = await Reading(response.Content.OpenDecodedAsync(either.Token)).ConfigureAwait(false);
            while (count > 0)
            {
                try
                {
                    for (filled = 0; count > 0 && filled < piece.Length && (filled == 0 || !write.IsCompleted); filled += count)
                    {
                        count = await Reading(stream.ReadAsync(piece, filled, piece.Length - filled, either.Token)).ConfigureAwait(false);
                        // The time is for a silence, not for the whole song.
                        stalled.CancelAfter(silence);
                    }
                }
                catch (AimlMusicException e)
                {
                    // What came before is written all the same.
                    (broken, count) = (e, 0);
                }

                await write.ConfigureAwait(false);
                var (full, length) = (piece, filled);
                write = Task.Run(() => file.WriteAsync(full, length, cancellationToken), CancellationToken.None);
                progress?.Report(length);
                (piece, next) = (next, piece);
            }

            await write.ConfigureAwait(false);
            if (broken is not null)
            {
                ExceptionDispatchInfo.Capture(broken).Throw();
            }
        }
        finally
        {
            await Task.WhenAny(write).ConfigureAwait(false);
            ArrayPool<byte>.Shared.Return(piece);
            ArrayPool<byte>.Shared.Return(next);
        }

        // Only what goes wrong while reading is the network's; a full disk is not worth another try.
        async Task<T> Reading<T>(Task<T> reading)
        {
            try
            {
                return await reading.ConfigureAwait(false);
            }
            catch (InvalidDataException e)
            {
                throw new AimlMusicException(AimlMusicErrorKind.AudioCorrupt, $"The song's audio cannot be decoded: {e.Message.TrimEnd('.')}.", e);
            }
            catch (Exception e) when (TransportFailure.Is(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw TransportFailure.Describe(e, response.RequestMessage!, connection, silence);
            }
        }
    }
}
