using System.Buffers;
using System.Net;

namespace AimlMusic;

/// <summary>One try to bring a song's bytes into its partial file, from where the last try ended, and to make sure that they are all there and are audio.</summary>
internal sealed class SongDownload(AimlMusicConnection connection)
{
    private const int BufferSize = 256 * 1024;

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly AudioTransport _transport = new(connection);

    // The connection's own time where that is shorter.
    private TimeSpan Silence => connection.Timeout < LongestSilence && connection.Timeout > TimeSpan.Zero ? connection.Timeout : LongestSilence;

    /// <exception cref="AimlMusicException">The try failed; what has come stays in the state.</exception>
    public async Task FetchAsync(MusicGeneration song, DownloadState state, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(song, state, cancellationToken).ConfigureAwait(false);
        var version = AudioVersion.Of(response, response.RequestMessage!.RequestUri!);
        var file = state.IsContinuedBy(response, version) ? state.GoOn(version!) : state.Begin(version);
        var promise = PromisedDigest.Of(response);
        if (promise.Md5 is not null)
        {
            file.CountMd5();
        }

        try
        {
            await CopyAsync(response, file, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            file.IsKept = state.IsWorthKeeping && !cancellationToken.IsCancellationRequested;
        }

        ThrowIfNotTheSong(song, file, response, version?.Total, promise);
    }

    private async Task<HttpResponseMessage> OpenAsync(MusicGeneration song, DownloadState state, CancellationToken cancellationToken)
    {
        var response = await _transport.OpenAsync(song.AudioUrl!, state.From, state.Condition, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.PartialContent || state.IsContinuedBy(response, AudioVersion.Of(response, response.RequestMessage!.RequestUri!)))
        {
            return response;
        }

        // A part of another file, or another part.
        response.Dispose();
        state.Discard();
        return await _transport.OpenAsync(song.AudioUrl!, 0, null, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfNotTheSong(MusicGeneration song, PartialFile file, HttpResponseMessage response, long? total, PromisedDigest promise)
    {
        // A length that the connection promises is kept or broken; the one in the song's data may be a guess.
        var fault = total is not null && file.Length != total ? $"{file.Length} of {total} bytes came"
            : total is null && file.Length < song.FileSize ? $"{file.Length} of {song.FileSize} bytes came"
            : AudioCheck.FindFault(file, response.Content.Headers.ContentType?.MediaType, MayBePcm(song, response))
            ?? (promise.Sha256 is { } sha256 && file.Sha256 != sha256.ToHex() ? "its SHA-256 is not the one that the storage says"
            : promise.Md5 is { } md5 && file.Md5 is { } came && !came.AsSpan().SequenceEqual(md5) ? "its MD5 is not the one that the storage says" : null);
        if (fault is not null)
        {
            throw new AimlMusicException(AimlMusicErrorKind.AudioCorrupt, $"What was downloaded for song {song.Id} is not the song: {fault}.") { Generation = song };
        }
    }

    // Bare samples look like anything: they must have been announced.
    private static bool MayBePcm(MusicGeneration song, HttpResponseMessage response) =>
        new[] { response.Content.Headers.ContentType?.MediaType, song.ContentType, song.FileName, new Uri(song.AudioUrl!).AbsolutePath }
            .Any(text => text?.IndexOf("pcm", StringComparison.OrdinalIgnoreCase) >= 0 || text?.EndsWith(".raw", StringComparison.OrdinalIgnoreCase) == true);

    private async Task CopyAsync(HttpResponseMessage response, PartialFile file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var silence = Silence;
        using var stalled = connection.TimeProvider.CancelAfter(silence);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        using var cut = response.CutWhen(either.Token);
        var (piece, next) = (ArrayPool<byte>.Shared.Rent(BufferSize), ArrayPool<byte>.Shared.Rent(BufferSize));
        var read = Task.FromResult(0);
        try
        {
            using var stream = await Reading(response.Content.OpenAsync(either.Token)).ConfigureAwait(false);
            read = stream.ReadAsync(piece, 0, piece.Length, either.Token);
            int count;
            while ((count = await Reading(read).ConfigureAwait(false)) > 0)
            {
                // The time is for a silence, not for the whole song.
                stalled.CancelAfter(silence);
                // The next piece comes while this one is hashed and written.
                read = stream.ReadAsync(next, 0, next.Length, either.Token);
                await file.WriteAsync(piece, count, cancellationToken).ConfigureAwait(false);
                progress?.Report(count);
                (piece, next) = (next, piece);
            }
        }
        finally
        {
            // A read that is still under way would write into a buffer that is somebody else's by then.
            if (read.IsCompleted)
            {
                ArrayPool<byte>.Shared.Return(piece);
                ArrayPool<byte>.Shared.Return(next);
            }

            _ = read.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        // Only what goes wrong while reading is the network's; a full disk is not worth another try.
        async Task<T> Reading<T>(Task<T> reading)
        {
            try
            {
                return await reading.ConfigureAwait(false);
            }
            catch (Exception e) when (TransportFailure.Is(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw TransportFailure.Describe(e, response.RequestMessage!, silence);
            }
        }
    }
}
