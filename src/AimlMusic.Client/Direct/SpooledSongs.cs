using System.Text;

namespace AimlMusic.Direct;

/// <summary>Resolves songs whose audio came with the answer, from the ledger and the spool. There is no other source.</summary>
internal sealed class SpooledSongs(SongLedger ledger)
{
    private readonly SongSpool _spool = new(ledger.Folder);

    /// <summary>Whether the audio of a model comes with the answer.</summary>
    public static bool Are(string? model) => model is not null && MusicCatalog.Find(model).Endpoint == MusicEndpoint.Direct;

    /// <summary>Removes the audio of songs that are about to be removed from the ledger.</summary>
    public static void Forget(SongLedger ledger, IEnumerable<LedgerEntry> removed)
    {
        SongSpool spool = new(ledger.Folder);
        foreach (var entry in removed.Where(entry => entry.ClientRequestId is not null && Are(entry.Model)))
        {
            spool.Remove(entry.ClientRequestId!);
        }
    }

    /// <summary>Whether raw samples were requested.</summary>
    public static bool MayBePcm(string request)
    {
        using var document = JsonReading.Parse(Encoding.UTF8.GetBytes(request));
        return document?.RootElement.Child("audio_setting").Text("format") == "pcm";
    }

    /// <summary>The ledger entry of such a song; null for any other song, usually without reading the ledger.</summary>
    public LedgerEntry? Find(MusicGeneration song)
    {
        if (!string.IsNullOrEmpty(song.AudioUrl) || (song.Model is not null && !Are(song.Model)) || !_spool.IsInUse)
        {
            return null;
        }

        try
        {
            return ledger.Find(song.Id) is { } entry && Are(entry.Model) ? entry : null;
        }
        catch (AimlMusicException)
        {
            // If the ledger is not available, the service is asked. It does not know the song.
            return null;
        }
    }

    /// <summary>Whether a running process is receiving the answer.</summary>
    public bool IsComing(LedgerEntry entry) =>
        Are(entry.Model) && entry.State is LedgerState.Submitting or LedgerState.Accepted && _spool.IsHeld(entry.ClientRequestId!);

    /// <summary>The song; null if no audio was received, so that only the service's log shows whether the song was made.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.AudioLost"/>: its audio is lost, which the ledger records.</exception>
    public MusicGeneration? Resolve(LedgerEntry entry)
    {
        var key = entry.ClientRequestId!;
        if (entry.State is LedgerState.Saved or LedgerState.Failed)
        {
            return entry.ToGeneration();
        }

        if (IsComing(entry))
        {
            return new(entry.ToGeneration()) { Status = GenerationStatus.Generating };
        }

        if (_spool.Has(key) || (entry.State == LedgerState.Completed && SourceOf(entry) is not null))
        {
            return entry.State == LedgerState.Completed ? entry.ToGeneration() : Resume(entry);
        }

        var part = _spool.PartOf(key);
        if (entry.State is LedgerState.Submitting or LedgerState.Unknown && part is null or 0)
        {
            _spool.Remove(key);
            return null;
        }

        // Another process may have just saved it.
        return ledger.Find(entry.Id ?? key) is { State: LedgerState.Saved } saved ? saved.ToGeneration() : throw MarkLost(entry.ToGeneration(), WhyLost(entry), part ?? 0);
    }

    /// <summary>Records that a song was made and its audio is lost.</summary>
    public AimlMusicException MarkLost(MusicGeneration song, string why, long length = 0)
    {
        _spool.Remove(song.ClientRequestId!);
        var lost = LostAudio.About(new(song) { Status = GenerationStatus.Failed }, LostAudio.Because(why, length));
        ledger.Refused(song.ClientRequestId!, LostAudio.ReasonOf(lost));
        return lost;
    }

    /// <summary>The path and the digest of the complete audio of a finished song; null if it is missing or damaged.</summary>
    /// <exception cref="AimlMusicException">The file exists but cannot be read. This does not mean that it is damaged.</exception>
    public (string Path, string Sha256)? SourceOf(LedgerEntry entry)
    {
        var path = _spool.PlacesOf(entry.ClientRequestId!).Append(entry.Path).FirstOrDefault(File.Exists);
        return path is not null && entry.Sha256 is { } sha256 && Sha256Of(path) == sha256 ? (path, sha256) : null;
    }

    /// <summary>Removes the audio of a saved song.</summary>
    public void Release(LedgerEntry entry) => _spool.Remove(entry.ClientRequestId!);

    private static string WhyLost(LedgerEntry entry) => entry.State == LedgerState.Completed
        ? "its file in the spool folder no longer exists"
        : "the process that received it ended before the answer was complete";

    // The audio was complete when the process ended. The rest of the answer only describes it.
    private MusicGeneration Resume(LedgerEntry entry)
    {
        var key = entry.ClientRequestId!;
        var path = _spool.PathOf(key);
        var sha256 = Sha256Of(path);
        var (kind, length) = Look(path);
        if (length == 0 || (kind == AudioKind.Unknown && !MayBePcm(RequestOf(entry))))
        {
            throw MarkLost(entry.ToGeneration(), "the received data is not audio", length);
        }

        MusicGeneration song = new(entry.ToGeneration()) { Id = entry.Id ?? key, Status = GenerationStatus.Completed, FileSize = length };
        ledger.Finished(song, sha256: sha256);
        return song;
    }

    private static string Sha256Of(string path)
    {
        try
        {
            return FileDigest.Sha256(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AimlMusicException(AimlMusicErrorKind.LedgerUnavailable, $"The audio of a paid song is in '{path}', but cannot be read: {e.Message.TrimEnd('.')}. Try again when no other process uses the file.", e) { Path = path };
        }
    }

    private string RequestOf(LedgerEntry entry) =>
        entry.Request ?? ledger.FindWhole(entry.ClientRequestId!)?.Request ?? "";

    private static (AudioKind Kind, long Length) Look(string path)
    {
        using var file = File.OpenRead(path);
        return (AudioSniffer.Recognize(file), file.Length);
    }
}
