namespace AimlMusic.Chaos;

/// <summary>A charge in the service's own books.</summary>
/// <param name="Id">The song's id.</param>
/// <param name="ClientRequestId">What it was submitted under.</param>
/// <param name="Prompt">What was asked for, as it came over the wire.</param>
/// <param name="IsRefunded">It failed, and the money is back.</param>
internal sealed record Charge(string Id, string ClientRequestId, string Prompt, bool IsRefunded)
{
    /// <summary>What the ledger calls the song: a submit that is sent again adds its number to that.</summary>
    public string Key => ClientRequestId.Split('.')[0];
}
