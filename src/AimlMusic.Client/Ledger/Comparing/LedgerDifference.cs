namespace AimlMusic;

/// <summary>A song or a charge, in the account and in the ledger.</summary>
public sealed class LedgerDifference
{
    /// <summary>How the two compare: one of the words in <see cref="LedgerMatch"/>.</summary>
    public required string Difference { get; init; }

    /// <summary>The id of the song; null if the charge does not name it.</summary>
    public string? Id { get; init; }

    /// <summary>The title in the ledger.</summary>
    public string? Title { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>The time of the charge, local time; null if there is none.</summary>
    public DateTime? ChargedAt { get; init; }

    /// <summary>The time of the submit, local time; null if the song was not submitted on this machine.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>The charge, in US dollars; null if there is none.</summary>
    public decimal? UsdCharged { get; init; }

    /// <summary>The refunds, in US dollars.</summary>
    public decimal UsdRefunded { get; init; }

    /// <summary>The cost in the ledger, in US dollars; null if the ledger does not have it.</summary>
    public decimal? UsdInLedger { get; init; }

    /// <summary>The status in the ledger, as in its history; null if the song is not in it.</summary>
    public string? Status { get; init; }

    /// <summary>The path of the saved file.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the request log of this API key has the request. Otherwise another key of the account made it.</summary>
    public bool IsOfThisKey { get; init; }

    /// <summary>The difference, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The client request id under which the song was submitted on this machine.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>Whether the song is from a sandbox.</summary>
    public bool IsSandbox { get; init; }

    // The sort key of the rows.
    internal DateTimeOffset? At { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id ?? ClientRequestId ?? Reason;
}
