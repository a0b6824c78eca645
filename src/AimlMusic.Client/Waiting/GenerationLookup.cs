namespace AimlMusic;

/// <summary>Asks once how a song is, again only where the answer failed to come. Reading spends nothing.</summary>
public sealed class GenerationLookup(AimlMusicClient client, SongLedger? ledger = null)
{
    private readonly SpooledSongs? _spooled = ledger is null ? null : new(ledger);

    /// <summary>What the service knows of the song now.</summary>
    /// <exception cref="AimlMusicException">The service refused, or failed again and again.</exception>
    public async Task<MusicGeneration> GetAsync(MusicGeneration song, CancellationToken cancellationToken = default)
    {
        // Of a song whose audio came with the answer the service knows nothing more.
        if (_spooled?.Find(song) is { } entry && _spooled.Resolve(entry) is { } here)
        {
            return here.WithWordsOf(song);
        }

        var seen = await TransientRetry.RunAsync(client.Connection, () => client.GetGenerationAsync(song, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (seen.IsFinished && !song.IsFinished)
        {
            ledger?.Finished(seen, client.Connection.BaseUri);
        }

        return seen;
    }
}
