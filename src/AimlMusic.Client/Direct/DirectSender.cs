namespace AimlMusic.Direct;

/// <summary>Sends a submit whose answer contains the song, and stores the song in the spool.</summary>
internal sealed class DirectSender(AimlMusicClient client, SongLedger ledger)
{
    private readonly SongSpool _spool = new(ledger.Folder);

    /// <summary>Returns the completed, recorded song. Its audio is in the spool.</summary>
    public async Task<MusicGeneration> SendAsync(MusicRequest request, LedgerEvent submit, long permit, CancellationToken cancellationToken)
    {
        using var file = _spool.Create(submit.Key!, client.Connection.TimeProvider);
        try
        {
            var song = await client.GenerateAsync(
                request, submit.Key!, file, begun => ledger.Accepted(Named(begun, submit)), permit, cancellationToken).ConfigureAwait(false);
            song = Named(song, submit);
            ledger.Finished(song, sha256: file.Sha256);
            return song;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.AudioLost)
        {
            throw LostAudio.About(Named(new(SubmitRecord.Asked(request, submit, client.Connection)) { Status = GenerationStatus.Failed }, submit), e);
        }
    }

    // If the service returns no id, the song still needs one.
    private static MusicGeneration Named(MusicGeneration song, LedgerEvent submit) =>
        new(song) { ClientRequestId = submit.Key, Id = song.Id.Length > 0 ? song.Id : submit.Key! };
}
