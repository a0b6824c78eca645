using System.Buffers;
using System.Net;
using System.Runtime.ExceptionServices;

namespace AimlMusic.Saving;

/// <summary>One attempt to download a song into its partial file, from where the last attempt ended, and to verify the result.</summary>
internal sealed class SongDownload(AimlMusicConnection connection)
{
    private const int BufferSize = 512 * 1024;

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly AudioTransport _transport = new(connection);

    // The time-out of the connection, if that is shorter.
    private TimeSpan Silence => connection.Timeout < LongestSilence && connection.Timeout > TimeSpan.Zero ? connection.Timeout : LongestSilence;

    /// <returns>The result of the check.</returns>
    /// <exception cref="AimlMusicException">The attempt failed. The received part is kept in the state.</exception>
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

        // The answer contains a part of another file, or another part.
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
        // The next block is received while the previous one is hashed and written. Small blocks are combined during that time.
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
                        // The time-out restarts with each block.
                        stalled.CancelAfter(silence);
                    }
                }
                catch (AimlMusicException e)
                {
                    // The blocks before the failure are written nevertheless.
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

        // Only failures of reading are network errors. After a full disk, a retry is useless.
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
