using System.Buffers;

namespace AimlMusic;

/// <summary>Brings one song's bytes into a partial file and makes sure that they are all there and are audio.</summary>
internal sealed class SongDownload(AimlMusicConnection connection)
{
    private const int BufferSize = 128 * 1024;

    private readonly AudioTransport _transport = new(connection);

    public async Task<AudioKind> FetchAsync(MusicGeneration song, PartialFile file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var response = await _transport.OpenAsync(song.AudioUrl!, cancellationToken).ConfigureAwait(false);
        await CopyAsync(response, file, progress, cancellationToken).ConfigureAwait(false);
        // A length that the connection promises is kept or broken; the one in the song's data may be a guess.
        var promised = response.Content.Headers.ContentLength;
        if ((promised ?? song.FileSize) is { } expected && (promised is null ? file.Length < expected : file.Length != expected))
        {
            throw Corrupt(song, $"{file.Length} of {expected} bytes came");
        }

        return Recognize(song, file, response.Content.Headers.ContentType?.MediaType);
    }

    private static AudioKind Recognize(MusicGeneration song, PartialFile file, string? mediaType)
    {
        if (file.Kind is var kind && kind != AudioKind.Unknown)
        {
            return kind;
        }

        if (file.Length == 0 || file.LooksLikeText)
        {
            throw Corrupt(song, file.Length == 0 ? "it is empty" : $"it is text ({mediaType ?? "no content type"}) in place of audio");
        }

        // Bare samples look like anything: they must have been announced.
        var isAnnounced = new[] { mediaType, song.ContentType, song.FileName, new Uri(song.AudioUrl!).AbsolutePath }
            .Any(text => text?.IndexOf("pcm", StringComparison.OrdinalIgnoreCase) >= 0 || text?.EndsWith(".raw", StringComparison.OrdinalIgnoreCase) == true);
        return isAnnounced ? AudioKind.Pcm : throw Corrupt(song, "its first bytes are those of no audio format");
    }

    private static AimlMusicException Corrupt(MusicGeneration song, string why) =>
        new(AimlMusicErrorKind.AudioCorrupt, $"What was downloaded for song {song.Id} is not the song: {why}.") { Generation = song };

    private async Task CopyAsync(HttpResponseMessage response, PartialFile file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var stalled = connection.TimeProvider.CancelAfter(connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        using var cut = response.CutWhen(either.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var stream = await Reading(() => response.Content.OpenAsync(either.Token)).ConfigureAwait(false);
            int count;
            while ((count = await Reading(() => stream.ReadAsync(buffer, 0, buffer.Length, either.Token)).ConfigureAwait(false)) > 0)
            {
                // The time is for a silence, not for the whole song.
                stalled.CancelAfter(connection.Timeout);
                await file.WriteAsync(buffer, count, cancellationToken).ConfigureAwait(false);
                progress?.Report(count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // Only what goes wrong while reading is the network's; a full disk is not worth another try.
        async Task<T> Reading<T>(Func<Task<T>> read)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (Exception e) when (TransportFailure.Is(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw TransportFailure.Describe(e, response.RequestMessage!, connection.Timeout);
            }
        }
    }
}
