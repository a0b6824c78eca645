using System.Net;
using System.Net.Http.Headers;

namespace AimlMusic.Saving;

/// <summary>Opens the link of a song. The key is never sent there, and redirects from https to http or to loopback are not followed.</summary>
internal sealed class AudioTransport(AimlMusicConnection connection)
{
    private const int MostRedirects = 5;

    /// <summary>Returns the answer with its headers. The body is still to come.</summary>
    /// <param name="url">The link.</param>
    /// <param name="from">The position of the first requested byte. The answer may still start at the beginning.</param>
    /// <param name="condition">The tag of the file; if the file has changed, the answer contains the whole file.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    public async Task<HttpResponseMessage> OpenAsync(string url, long from, string? condition, CancellationToken cancellationToken)
    {
        var uri = Parse(url);
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendAsync(uri, from, condition, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && from > 0)
                {
                    from = 0;
                    continue;
                }

                uri = Target(response, uri, redirects) ?? throw Refusal(response, uri);
            }
        }
    }

    private static Uri Parse(string url) => UriOrigin.ParseWeb(url)
        ?? throw new AimlMusicException(AimlMusicErrorKind.DownloadFailed, "The service returned a link that is not an http or https URL.");

    private static Uri? Target(HttpResponseMessage response, Uri from, int redirects)
    {
        if (redirects == MostRedirects || response.TargetOf(from) is not { } target)
        {
            return null;
        }

        var isStepDown = from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps;
        var isInwards = target.IsLoopback && !from.IsLoopback;
        return isStepDown || isInwards || !target.IsWeb() ? null : target;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri uri, long from, string? condition, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, uri);
        request.Headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        // Audio is already compressed.
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            request.Headers.TryAddWithoutValidation("If-Range", condition is null ? [] : [condition]);
        }

        using var timeout = connection.TimeProvider.CancelAfter(connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var trace = ExchangeTrace.Begin(connection, request, isApi: false);
        try
        {
            var response = await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            trace?.Answered(response);
            return response;
        }
        catch (Exception e) when (TransportFailure.Is(e))
        {
            trace?.Failed(e);
            cancellationToken.ThrowIfCancellationRequested();
            throw TransportFailure.Describe(e, request, connection, connection.Timeout);
        }
    }

    private AimlMusicException Refusal(HttpResponseMessage response, Uri uri)
    {
        var kind = response.StatusCode switch
        {
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone => AimlMusicErrorKind.AudioExpired,
            (HttpStatusCode)429 => AimlMusicErrorKind.RateLimited,
            >= HttpStatusCode.InternalServerError => AimlMusicErrorKind.ServiceUnavailable,
            _ => AimlMusicErrorKind.DownloadFailed,
        };
        return new AimlMusicException(kind, $"{uri.Authority} answered the request for the song with {(int)response.StatusCode}.")
        {
            StatusCode = response.StatusCode,
            RetryAfter = AnswerReader.RetryAfter(response, connection.TimeProvider),
        };
    }
}
