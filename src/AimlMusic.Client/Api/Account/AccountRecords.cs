namespace AimlMusic.Api;

/// <summary>The records of the account for a window: charges, refunds, and the requests of the key.</summary>
/// <param name="Charges">The charges for models with any key, including those of the day before and after the window.</param>
/// <param name="Refunds">The refunds, until now.</param>
/// <param name="Log">The requests of this key.</param>
internal sealed record AccountRecords(IReadOnlyList<Charge> Charges, IReadOnlyList<Charge> Refunds, RequestRows Log)
{
    /// <exception cref="AimlMusicException">The account could not be read completely.</exception>
    public static async Task<AccountRecords> ReadAsync(AimlMusicClient client, TimeWindow window, CancellationToken cancellationToken)
    {
        ChargeReader reader = new(client);
        var wide = window.Widened();
        var charges = await reader.ReadAsync(wide, isOfRefunds: false, cancellationToken).ConfigureAwait(false);
        var now = TimeWindow.Until(client.Connection.ServiceClock.Now);
        var refunds = await reader.ReadAsync(wide.End < now ? wide with { End = now } : wide, isOfRefunds: true, cancellationToken).ConfigureAwait(false);
        RequestRows log = new();
        foreach (var piece in wide.Pieces())
        {
            await new LogReader(client).VisitAsync(piece, page => Add(log, page), cancellationToken).ConfigureAwait(false);
        }

        return new(Whole(charges, "MODEL_USAGE"), Whole(refunds, "REFUND"), log);
    }

    private static bool Add(RequestRows log, LogPage page)
    {
        log.Add(page);
        return false;
    }

    // Without its amount or time, a charge would falsify the sums. A row on two pages is counted once, if it has an id.
    private static List<Charge> Whole(IReadOnlyList<Charge> charges, string type)
    {
        var ours = charges.Where(charge => charge.Type is null || charge.Type == type).ToList();
        return ours.Find(charge => charge.Usd is null || charge.At is null) is { } broken
            ? throw new AimlMusicException(AimlMusicErrorKind.ServiceUnavailable, $"The service returned a charge without an amount or a time, so the sums cannot be computed: {broken}.")
            : [.. ours.Where(charge => charge.ReferenceId is not null).Distinct(), .. ours.Where(charge => charge.ReferenceId is null)];
    }
}
