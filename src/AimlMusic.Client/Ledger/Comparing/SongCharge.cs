namespace AimlMusic.Ledger;

/// <summary>The charges and refunds of one song.</summary>
/// <param name="Id">The id of the song; null where the charge does not name it.</param>
/// <param name="Charges">The charges, at least one.</param>
/// <param name="Refunds">The refunds, with negative amounts.</param>
internal sealed record SongCharge(string? Id, IReadOnlyList<Charge> Charges, IReadOnlyList<Charge> Refunds)
{
    public DateTimeOffset At { get; } = Charges.Min(charge => charge.At!.Value);

    public string? Model { get; } = Charges.Select(charge => charge.Model).FirstOrDefault(model => model is not null);

    // The service writes a charge as a positive number. A negative one is a refund, too.
    public decimal Usd { get; } = Charges.Sum(charge => Math.Max(0, charge.Usd!.Value));

    public decimal Refunded { get; } = -Refunds.Concat(Charges).Sum(charge => Math.Min(0, charge.Usd!.Value));

    public decimal Net => Usd - Refunded;
}
