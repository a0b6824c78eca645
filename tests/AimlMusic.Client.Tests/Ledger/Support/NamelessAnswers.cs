namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A network that takes the song's id out of the headers of an answer to a submit.</summary>
internal sealed class NamelessAnswers : DelegatingHandler
{
    public NamelessAnswers() => InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Post)
        {
            response.Headers.Remove("x-inference-id");
        }

        return response;
    }
}
