namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A network that answers a stop with a broken connection.</summary>
internal sealed class BreaksWhenStopped : HttpMessageHandler
{
    private readonly TaskCompletionSource _sending = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Sending => _sending.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.ReadAsByteArrayAsync(CancellationToken.None);
        _sending.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new HttpRequestException("the connection broke", e);
        }

        throw new InvalidOperationException("It was never stopped.");
    }
}
