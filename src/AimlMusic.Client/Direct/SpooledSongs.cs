using System.Text;

namespace AimlMusic.Direct;

/// <summary>What has become of songs whose audio comes with the answer: only the ledger and the spool can tell.</summary>
internal sealed class SpooledSongs(SongLedger ledger)
{
    private readonly SongSpool _spool = new(ledger.Folder);

    /// <summary>Whether a model's audio comes with the answer.</summary>
    public static bool Are(string? model) => model is not null && MusicCatalog.Find(model).Endpoint == MusicEndpoint.Direct;

    /// <summary>Removes what the spool has of songs that the ledger is about to lose.</summary>
    public static void Forget(SongLedger ledger, IEnumerable<LedgerEntry> removed)
    {
        SongSpool spool = new(ledger.Folder);
        foreach (var entry in removed.Where(entry => entry.ClientRequestId is not null && Are(entry.Model)))
        {
            spool.Remove(entry.ClientRequestId!);
        }
    }

    /// <summary>Whether bare samples were asked for.</summary>
    public static bool MayBePcm(string request)
    {
        using var document = JsonReading.Parse(Encoding.UTF8.GetBytes(request));
        return document?.RootElement.Child("audio_setting").Text("format") == "pcm";
    }

    /// <summary>The ledger's entry of a song, where it is such a song; null for all others, mostly without a look.</summary>
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
            // Nobody but the ledger knows; the service is asked, and says that it does not.
            return null;
        }
    }

    /// <summary>Whether its answer is just coming, to a process that lives.</summary>
    public bool IsComing(LedgerEntry entry) =>
        Are(entry.Model) && entry.State is LedgerState.Submitting or LedgerState.Accepted && _spool.IsHeld(entry.ClientRequestId!);

    /// <summary>The song as it is; null where nothing of it came, and the service's log alone may tell whether it was made.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.AudioLost"/>: it was made, and its audio is gone. The ledger is told.</exception>
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

        // Another process may have saved it a moment ago.
        return ledger.Find(entry.Id ?? key) is { State: LedgerState.Saved } saved ? saved.ToGeneration() : throw MarkLost(entry.ToGeneration(), WhyLost(entry), part ?? 0);
    }

    /// <summary>Records that a song was made, and that its audio is gone.</summary>
    public AimlMusicException MarkLost(MusicGeneration song, string why, long length = 0)
    {
        _spool.Remove(song.ClientRequestId!);
        var lost = LostAudio.About(new(song) { Status = GenerationStatus.Failed }, LostAudio.Because(why, length));
        ledger.Refused(song.ClientRequestId!, LostAudio.ReasonOf(lost));
        return lost;
    }

    /// <summary>Where the whole audio of a finished song is, and what it must be; null where it is nowhere, or is damaged.</summary>
    /// <exception cref="AimlMusicException">It is there and cannot be read: that proves no damage.</exception>
    public (string Path, string Sha256)? SourceOf(LedgerEntry entry)
    {
        var path = _spool.PlacesOf(entry.ClientRequestId!).Append(entry.Path).FirstOrDefault(File.Exists);
        return path is not null && entry.Sha256 is { } sha256 && Sha256Of(path) == sha256 ? (path, sha256) : null;
    }

    /// <summary>Removes the audio of a song that is on disk elsewhere.</summary>
    public void Release(LedgerEntry entry) => _spool.Remove(entry.ClientRequestId!);

    private static string WhyLost(LedgerEntry entry) => entry.State == LedgerState.Completed
        ? "its file in the spool folder no longer exists"
        : "the process that received it ended before the answer was complete";

    // All of it had come when the process died; the rest of the answer was only about it.
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
        var head = new byte[AudioSniffer.HeadLength];
        return (AudioSniffer.Recognize(head, file.ReadFully(head, head.Length)), file.Length);
    }
}
