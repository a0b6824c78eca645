using System.Net;
using System.Net.Http.Headers;

namespace AimlMusic.Saving;

/// <summary>Opens a song's link. It is another's server: no key goes there, and a redirect is followed only where it is no step down.</summary>
internal sealed class AudioTransport(AimlMusicConnection connection)
{
    private const int MostRedirects = 5;

    /// <summary>The answer with its headers read and its body still to come.</summary>
    /// <param name="url">The link.</param>
    /// <param name="from">The byte from which it is wanted; the answer may begin at the first all the same.</param>
    /// <param name="condition">What names the file that a part is wanted of: of another, all is.</param>
    /// <param name="cancellationToken">Stops the exchange.</param>
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
        // Audio is compressed already.
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
