namespace AimlMusic.Api;

/// <summary>One HTTP exchange with the service, within the time-out of the connection.</summary>
internal sealed class ApiTransport(AimlMusicConnection connection)
{
    private const int MostRedirects = 5;

    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken) => GetAsync(path, connection.Authorize, cancellationToken);

    /// <summary>Gets a public resource: without the key, and only if it has changed since the known tag.</summary>
    public Task<ApiAnswer> GetPublicAsync(string path, string? knownTag, CancellationToken cancellationToken) =>
        GetAsync(path, request => request.Headers.TryAddWithoutValidation("If-None-Match", knownTag is null ? [] : [knownTag]), cancellationToken);

    private async Task<ApiAnswer> GetAsync(string path, Action<HttpRequestMessage> prepare, CancellationToken cancellationToken)
    {
        Uri uri = new(connection.BaseUri, path);
        for (var redirects = 0; ; redirects++)
        {
#pragma warning disable CA2000 // The exchange disposes of it.
            HttpRequestMessage request = new(HttpMethod.Get, uri);
#pragma warning restore CA2000
            prepare(request);
            var answer = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.Location is not { } location)
            {
                return answer;
            }

            // A redirect to another origin would send the key there, or fail without it.
            if (redirects == MostRedirects || !location.HasOriginOf(connection.BaseUri))
            {
                throw new AimlMusicException(AimlMusicErrorKind.ServiceUnavailable, $"The service redirects to {connection.Line(location.Host)}. The redirect is not followed.") { StatusCode = answer.Status };
            }

            uri = location;
        }
    }

    /// <summary>Posts once. Redirects are not followed, so that a submit is never repeated at another address.</summary>
    public Task<ApiAnswer> PostAsync(string path, SendOnceContent content, string clientRequestId, CancellationToken cancellationToken) =>
        ExchangeAsync(Post(path, content, clientRequestId), cancellationToken);

    /// <summary>Posts once and returns an answer of any size, of which only the headers were read.</summary>
    public Task<HttpResponseMessage> OpenPostAsync(string path, SendOnceContent content, string clientRequestId, CancellationToken cancellationToken) =>
        SendAsync(Post(path, content, clientRequestId), (response, _, _) => Task.FromResult(response), cancellationToken);

    /// <summary>Posts a form with a file once. The time-out restarts with each block, because a long file can take longer.</summary>
    public Task<ApiAnswer> UploadAsync(string path, HttpContent form, FileContent file, CancellationToken cancellationToken)
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(connection.BaseUri, path)) { Content = form };
        connection.Authorize(request);
        return ExchangeAsync(request, cancellationToken, file);
    }

    /// <summary>Reads the body of an opened answer.</summary>
    public async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var timeout = connection.TimeProvider.CancelAfter(connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        return await AnswerReader.ReadAsync(response, connection.TimeProvider, cancellationToken, either.Token).ConfigureAwait(false);
    }

    private HttpRequestMessage Post(string path, SendOnceContent content, string clientRequestId)
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(connection.BaseUri, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Client-Request-Id", clientRequestId);
        connection.Authorize(request);
        return request;
    }

    // The time-out starts when the permit is acquired.
    private async Task<long> AcquirePermitAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return request.Content is SendOnceContent { Permit: { } permit } ? permit : await connection.RateLimiter.AcquireAsync(request.Content is SendOnceContent, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            TransportFailure.ThrowIfStopped(request, cancellationToken);
            throw;
        }
    }

    private Task<ApiAnswer> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken, TimedContent? file = null)
    {
        return SendAsync(request, ReadAsync, cancellationToken, file);

        async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, long sentAt, CancellationToken ended)
        {
            using (response)
            {
                var answer = await AnswerReader.ReadAsync(response, connection.TimeProvider, cancellationToken, ended).ConfigureAwait(false);
                return answer with { SentAt = sentAt };
            }
        }
    }

    /// <summary>Acquires a permit, sends the request once, reads the answer within the time-out, and disposes of the request.</summary>
    private async Task<T> SendAsync<T>(
        HttpRequestMessage request, Func<HttpResponseMessage, long, CancellationToken, Task<T>> read, CancellationToken cancellationToken, TimedContent? file = null)
    {
        using var sent = request;
        request.Headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        var sentAt = await AcquirePermitAsync(request, cancellationToken).ConfigureAwait(false);
        using var timeout = connection.TimeProvider.CancelAfter(connection.Timeout);
        (file ?? request.Content as TimedContent)?.KeepAlive(timeout, connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var trace = ExchangeTrace.Begin(connection, request, isApi: true);
        try
        {
            var response = await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            trace?.Answered(response);
            connection.ServiceClock.Observe(response.Headers.Date);
            connection.RateLimiter.Answered(sentAt, (int)response.StatusCode, AnswerReader.RetryAfter(response, connection.TimeProvider));
            return await read(response, sentAt, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (TransportFailure.Is(e))
        {
            trace?.Failed(e);
            // Canceled transports throw various exceptions; the caller gets only one kind.
            TransportFailure.ThrowIfStopped(request, cancellationToken);
            throw TransportFailure.Describe(e, request, connection, connection.Timeout);
        }
    }
}
