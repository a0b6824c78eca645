namespace AimlMusic.Client.Tests.Ledger;

/// <summary>
/// A network on which the first submit's answer is under way for too long. It waits here and not at the service: a service that
/// waited would make the clock run on while the client is at work on something else.
/// </summary>
internal sealed class LateAnswers : DelegatingHandler
{
    private readonly TimeProvider _time;
    private int _submits;

    public LateAnswers(TimeProvider time)
    {
        _time = time;
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Post && Interlocked.Increment(ref _submits) == 1)
        {
            using (response)
            {
                await Task.Delay(TimeSpan.FromSeconds(150), _time, cancellationToken);
            }

            throw new InvalidOperationException("Nobody waits this long.");
        }

        return response;
    }
}
