namespace AimlMusic.Chaos;

/// <summary>A charge in the accounts of the service.</summary>
/// <param name="Id">The song's id.</param>
/// <param name="ClientRequestId">The client request id.</param>
/// <param name="Prompt">The prompt as received.</param>
/// <param name="IsRefunded">Whether it failed and was refunded.</param>
internal sealed record Charge(string Id, string ClientRequestId, string Prompt, bool IsRefunded)
{
    /// <summary>The client request id in the ledger. A submit that is sent again appends its number to that.</summary>
    public string Key => ClientRequestId.Split('.')[0];
}
