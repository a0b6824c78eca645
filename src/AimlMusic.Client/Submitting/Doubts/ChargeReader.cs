namespace AimlMusic;

/// <summary>Reads all charges of a span of time.</summary>
internal sealed class ChargeReader(AimlMusicClient client)
{
    /// <exception cref="AimlMusicException">The service refused, or failed again and again: it proves nothing.</exception>
    public async Task<IReadOnlyList<Charge>> ReadAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        List<Charge> charges = [];
        HashSet<string> cursors = new(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await RetriedRead.RunAsync(
                client.Connection, client.Connection.MaximumRetryCount, () => client.GetChargesAsync(window, cursor, cancellationToken), cancellationToken).ConfigureAwait(false);
            charges.AddRange(page.Charges);
            cursor = page.NextCursor;
        }
        // A cursor that comes back would be read for ever.
        while (cursor is not null && cursors.Add(cursor));

        return charges;
    }
}
