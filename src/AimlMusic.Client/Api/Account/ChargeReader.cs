namespace AimlMusic.Api;

/// <summary>Reads all charges, or all refunds, of a window.</summary>
internal sealed class ChargeReader(AimlMusicClient client)
{
    /// <exception cref="AimlMusicException">The request failed, or the list is not complete. This proves nothing.</exception>
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
