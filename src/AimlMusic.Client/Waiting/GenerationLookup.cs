namespace AimlMusic;

/// <summary>Requests the status of a song once, and retries if no answer arrives. It costs nothing.</summary>
internal sealed class GenerationLookup(AimlMusicClient client, SongLedger? ledger = null)
{
    private readonly SpooledSongs? _spooled = ledger is null ? null : new(ledger);

    /// <summary>The song, updated by the service.</summary>
    /// <exception cref="AimlMusicException">The service rejected the request, or all attempts failed.</exception>
    public async Task<MusicGeneration> GetAsync(MusicGeneration song, CancellationToken cancellationToken = default)
    {
        // If the audio came with the answer to the submit, the service knows nothing more.
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
