namespace AimlMusic.Sandbox;

/// <summary>The routes under <c>/sandbox/</c>. The service does not have them; they are for loopback and tests only.</summary>
internal sealed class ControlRoute(
    FaultsControl faults,
    RequestJournal journal,
    AccountControl account,
    SettingsControl settings,
    ModelsControl models,
    PricesControl prices,
    KeysControl keys,
    TransactionsControl transactions) : IRoute
{
    public const string Prefix = "/sandbox/";

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        switch ($"{request.Method} {request.Path}")
        {
            case "GET /sandbox/faults":
                return faults.Show();
            case "POST /sandbox/faults":
                return faults.Add(request);
            case "DELETE /sandbox/faults":
                return faults.Clear();
            case "GET /sandbox/requests":
                return JsonAnswer.Create(200, journal.WriteTo);
            case "DELETE /sandbox/requests":
                journal.Clear();
                return JsonAnswer.Create(200, journal.WriteTo);
            case "GET /sandbox/account":
                return account.Show(request);
            case "GET /sandbox/settings":
                return settings.Show(request);
            case "PUT /sandbox/settings":
                return settings.Change(request);
            case "GET /sandbox/models":
                return models.Show();
            case "PUT /sandbox/models":
                return models.Change(request);
            case "GET /sandbox/prices":
                return prices.Show();
            case "PUT /sandbox/prices":
                return prices.Change(request);
            case "GET /sandbox/keys":
                return keys.Show();
            case "PUT /sandbox/keys":
                return keys.Change(request);
            case "POST /sandbox/transactions":
                return transactions.Add(request);
            default:
                return ErrorAnswer.Message(request, 404, $"The sandbox has no {request.Method} {request.Path}");
        }
    }
}
