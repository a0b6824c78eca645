namespace AimlMusic;

/// <summary>
/// Knows a song again that stands in its folder already: the ledger says so, and the file's bytes prove it. A script that is run
/// again fetches nothing twice, and needs no link that may have expired since.
/// </summary>
internal sealed class SavedBefore(SongLedger? ledger)
{
    public SavedSong? Find(MusicGeneration song, SaveTarget target)
    {
        // A song with a link comes fresh from the service; the look into a large ledger is saved.
        if (target.Overwrite || !string.IsNullOrEmpty(song.AudioUrl) || Recall(song.Id) is not { Path: { } path, Sha256: { } sha256 } || !IsWanted(path, target))
        {
            return null;
        }

        return FileDigest.Sha256(path) == sha256 ? Describe(song, path, sha256) : null;
    }

    private LedgerEntry? Recall(string id)
    {
        try
        {
            return ledger?.Find(id) is { State: LedgerState.Saved } entry ? entry : null;
        }
        catch (AimlMusicException)
        {
            // Saving costs nothing: it goes on without a ledger.
            return null;
        }
    }

    private static bool IsWanted(string path, SaveTarget target)
    {
        var name = Path.GetFileName(path);
        return Path.Combine(target.Folder, name) == path
            && (target.FileName is null || target.FileName == name || target.FileName == Path.GetFileNameWithoutExtension(name));
    }

    private static SavedSong? Describe(MusicGeneration song, string path, string sha256)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[AudioSniffer.HeadLength];
            var length = stream.Read(head, 0, head.Length);
            return new SavedSong(song, path, AudioSniffer.Recognize(head, length), stream.Length, sha256);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
