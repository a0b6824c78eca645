namespace AimlMusic;

/// <summary>One HTTP exchange with the service, within the connection's time.</summary>
internal sealed class ApiTransport(AimlMusicConnection connection)
{
    private const int MostRedirects = 5;

    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken) => GetAsync(path, connection.Authorize, cancellationToken);

    /// <summary>Reads what is the same for everybody: without the key, and only where it is no longer what its tag stands for.</summary>
    public Task<ApiAnswer> GetPublicAsync(string path, string? knownTag, CancellationToken cancellationToken) =>
        GetAsync(path, request => request.Headers.TryAddWithoutValidation("If-None-Match", knownTag is null ? [] : [knownTag]), cancellationToken);

    private async Task<ApiAnswer> GetAsync(string path, Action<HttpRequestMessage> prepare, CancellationToken cancellationToken)
    {
        Uri uri = new(connection.BaseUri, path);
        for (var redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, uri);
            prepare(request);
            var (answer, location) = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
            if (location is null)
            {
                return answer;
            }

            // A redirect to another origin would take the key along or be refused there; neither is wanted.
            if (redirects == MostRedirects || !location.HasOriginOf(connection.BaseUri))
            {
                throw new AimlMusicException(AimlMusicErrorKind.ServiceUnavailable, $"The service redirects to {location.Host}, which is not followed.") { StatusCode = answer.Status };
            }

            uri = location;
        }
    }

    /// <summary>Posts once. A redirect is an answer like any other: a submit is never repeated elsewhere.</summary>
    public async Task<ApiAnswer> PostAsync(string path, SendOnceContent content, string clientRequestId, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(connection.BaseUri, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Client-Request-Id", clientRequestId);
        connection.Authorize(request);
        return (await ExchangeAsync(request, cancellationToken).ConfigureAwait(false)).Answer;
    }

    /// <summary>Posts once, and gives an answer that is too large to be held: its headers are read, its body is still to come.</summary>
    public async Task<HttpResponseMessage> OpenPostAsync(string path, SendOnceContent content, string clientRequestId, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(connection.BaseUri, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Client-Request-Id", clientRequestId);
        connection.Authorize(request);
        Introduce(request);
        var sentAt = await WaitForTurnAsync(request, cancellationToken).ConfigureAwait(false);
        using var timeout = connection.TimeProvider.CancelAfter(connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var response = await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            connection.Pacer.Answered(sentAt, (int)response.StatusCode, AnswerReader.RetryAfter(response, connection.TimeProvider));
            return response;
        }
        catch (Exception e) when (TransportFailure.Is(e))
        {
            TransportFailure.ThrowIfStopped(request, cancellationToken);
            throw TransportFailure.Describe(e, request, connection.Timeout);
        }
    }

    /// <summary>Posts a form with a file in it, once. The connection's time is for a silence: a long file may take longer.</summary>
    public async Task<ApiAnswer> UploadAsync(string path, HttpContent form, FileContent file, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(connection.BaseUri, path)) { Content = form };
        connection.Authorize(request);
        return (await ExchangeAsync(request, cancellationToken, file).ConfigureAwait(false)).Answer;
    }

    /// <summary>Reads the body of an answer that was opened.</summary>
    public async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var timeout = connection.TimeProvider.CancelAfter(connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        return await AnswerReader.ReadAsync(response, connection.TimeProvider, cancellationToken, either.Token).ConfigureAwait(false);
    }

    private void Introduce(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
    }

    // The time for the exchange begins when it may go.
    private async Task<long> WaitForTurnAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is SendOnceContent { Turn: { } turn })
        {
            return turn;
        }

        try
        {
            return await connection.Pacer.EnterAsync(request.Content is SendOnceContent, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            TransportFailure.ThrowIfStopped(request, cancellationToken);
            throw;
        }
    }

    private async Task<(ApiAnswer Answer, Uri? Location)> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken, TimedContent? file = null)
    {
        Introduce(request);
        var sentAt = await WaitForTurnAsync(request, cancellationToken).ConfigureAwait(false);
        using var timeout = connection.TimeProvider.CancelAfter(connection.Timeout);
        (file ?? request.Content as TimedContent)?.KeepAlive(timeout, connection.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            connection.Pacer.Answered(sentAt, (int)response.StatusCode, AnswerReader.RetryAfter(response, connection.TimeProvider));
            var answer = await AnswerReader.ReadAsync(response, connection.TimeProvider, cancellationToken, either.Token).ConfigureAwait(false);
            return (answer with { SentAt = sentAt }, response.TargetOf(request.RequestUri!));
        }
        catch (Exception e) when (TransportFailure.Is(e))
        {
            // A transport that is stopped says so in many ways; the caller knows one.
            TransportFailure.ThrowIfStopped(request, cancellationToken);
            throw TransportFailure.Describe(e, request, connection.Timeout);
        }
    }
}
