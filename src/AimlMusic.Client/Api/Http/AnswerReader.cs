using System.Buffers;

namespace AimlMusic.Api;

/// <summary>Reads the headers and the body of an answer, up to a limit that no valid answer reaches.</summary>
internal static class AnswerReader
{
    private const int BufferSize = 16 * 1024;
    private const int BodyLimit = 8 * 1024 * 1024;

    /// <param name="response">The answer.</param>
    /// <param name="time">The clock, for a date in Retry-After.</param>
    /// <param name="cancelled">Canceled by the caller.</param>
    /// <param name="ended">Canceled by the caller, or at the end of the time-out.</param>
    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancelled, CancellationToken ended) =>
        Describe(response, time, await ReadBodyAsync(response, cancelled, ended).ConfigureAwait(false));

    /// <summary>Reads the headers of an answer, with a body that was already read or is still to come.</summary>
    public static ApiAnswer Describe(HttpResponseMessage response, TimeProvider time, byte[] body) => new()
    {
        Status = response.StatusCode,
        Body = Utf8Text.Of(body, response.Content?.Headers.ContentType?.CharSet),
        InferenceId = ServiceId.Of(response.Header("x-inference-id")),
        RequestId = response.Header("x-request-id") ?? response.Header("x-inference-id"),
        MediaType = response.Content?.Headers.ContentType?.MediaType,
        Encoding = response.Content?.IsEncoded() == true ? string.Join(", ", response.Content.Headers.ContentEncoding) : null,
        CreditsUsed = JsonReading.Number(response.Header("x-aimlapi-credits-used")),
        UsdSpent = JsonReading.Number(response.Header("x-aimlapi-usd-spent")),
        RetryAfter = RetryAfter(response, time),
        Location = response.RequestMessage?.RequestUri is { } asked ? response.TargetOf(asked) : null,
        Tag = response.Header("ETag"),
        IsSandbox = response.Header("x-aimlmusic-sandbox") is not null,
    };

    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancelled, CancellationToken ended)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var length = 0;
        using var cut = response.CutWhen(ended);
        try
        {
            using var stream = response.Content is not { } content ? Stream.Null : await content.OpenDecodedAsync(ended).ConfigureAwait(false);
            int count;
            while (length < BodyLimit && (count = await stream.ReadAsync(buffer, length, buffer.Length - length, ended).ConfigureAwait(false)) > 0)
            {
                length += count;
                buffer = length < buffer.Length ? buffer : Longer(buffer);
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        catch (Exception e) when ((TransportFailure.Is(e) || e is InvalidDataException) && !cancelled.IsCancellationRequested)
        {
            // The status and the headers, which contain the id of a song, have arrived. A partial body is not a lost answer.
            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Longer(byte[] buffer)
    {
        var longer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(longer, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return longer;
    }
}
