namespace AimlMusic.Sandbox;

/// <summary><c>GET /v2/billing</c>: the balance.</summary>
internal sealed class BillingRoute(GenerationBook book) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request) => JsonAnswer.Create(200, json =>
    {
        json.WriteNumber("current_balance", book.BalanceAt(request.Time));
        json.WriteString("currency", "USD");
    });
}
