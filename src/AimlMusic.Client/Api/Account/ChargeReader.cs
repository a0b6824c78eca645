namespace AimlMusic.Api;

/// <summary>Reads all charges, or all refunds, of a span of time.</summary>
internal sealed class ChargeReader(AimlMusicClient client)
{
    /// <exception cref="AimlMusicException">The service refused, failed again and again, or gave no whole list: it proves nothing.</exception>
    public async Task<IReadOnlyList<Charge>> ReadAsync(TimeWindow window, bool isOfRefunds, CancellationToken cancellationToken)
    {
        List<Charge> charges = [];
        HashSet<string> cursors = new(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await TransientRetry.RunAsync(client.Connection, () => client.GetChargesAsync(window, cursor, isOfRefunds, cancellationToken), cancellationToken).ConfigureAwait(false);
            charges.AddRange(page.Charges);
            cursor = page.NextCursor;
            if (cursor is not null && !cursors.Add(cursor))
            {
                throw new AimlMusicException(AimlMusicErrorKind.ServiceUnavailable, "The service returns the same page of charges repeatedly.");
            }
        }
        while (cursor is not null);

        return charges;
    }
}
