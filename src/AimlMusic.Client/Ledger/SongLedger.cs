namespace AimlMusic;

/// <summary>
/// The record of requested, accepted, completed and saved songs. A submit is recorded before it is sent, and an id before it is returned,
/// so that no song is lost if the process ends.
/// </summary>
internal sealed class SongLedger
{
    private readonly TimeProvider _time;
    private readonly LedgerFile _file;
    private readonly IncrementalLedgerReader _reader = new();

    /// <summary>Opens the ledger of a folder. Nothing is read or written yet.</summary>
    /// <param name="folder">The folder; by default the one in <see cref="LedgerLocation"/>.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/> if there is no folder.</exception>
    public SongLedger(string? folder = null)
        : this(folder, TimeProvider.System)
    {
    }

    internal SongLedger(string? folder, TimeProvider time)
    {
        Folder = folder ?? LedgerLocation.Find();
        _time = time;
        _file = new LedgerFile(Folder, _time);
    }

    /// <summary>Called if an event of a song that is already paid for could not be written. It does not stop the song.</summary>
    public Action<AimlMusicException>? WriteFailed { get; set; }

    /// <summary>The folder of the ledger.</summary>
    public string Folder { get; }

    /// <summary>The songs that the filter accepts, in the order of their submits.</summary>
    /// <param name="filter">Called before the payload of a song is read.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    public IReadOnlyList<LedgerEntry> Read(Func<LedgerEntry, bool>? filter = null) => Choose(all => filter is null ? all : all.Where(filter));

    /// <summary>The chosen songs. The payload of the others, which is most of the file, is not read.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal IReadOnlyList<LedgerEntry> Choose(Func<IEnumerable<LedgerEntry>, IEnumerable<LedgerEntry>> choose) =>
        Open(file => _reader.Read(file, index => choose(index.Entries.Select(Present)).Select(Copy).ToList()).ConvertAll(entry => LedgerPayload.Add(file, entry))) ?? [];

    /// <summary>The songs that the filter accepts, without their payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal IReadOnlyList<LedgerEntry> List(Func<LedgerEntry, bool> filter) =>
        Open(file => _reader.Read(file, index => index.Entries.Select(Present).Where(filter).Select(Copy).ToList())) ?? [];

    /// <summary>The number of songs that the filter accepts. No payload is read.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal int Count(Func<LedgerEntry, bool> filter) => Open(file => _reader.Read(file, index => index.Entries.Select(Present).Count(filter)));

    /// <summary>
    /// Removes songs permanently. Lines that this version cannot read are kept.
    /// </summary>
    /// <param name="isRemoved">Selects the songs.</param>
    /// <param name="removing">Called with the songs that are removed, so that related files can be removed as well.</param>
    /// <returns>The number of removed songs.</returns>
    public int Remove(Func<LedgerEntry, bool> isRemoved, Action<IReadOnlyCollection<LedgerEntry>>? removing = null) => _file.Locked(() =>
    {
        var count = WriteWithout(isRemoved, removing);
        if (count > 0)
        {
            _file.TakeNext();
        }

        return count;
    });

    /// <summary>Finds a song by its client request id, with its payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? FindWhole(string clientRequestId) => FindWhole(index => index.Find(clientRequestId));

    /// <summary>Finds a song by the id that the service assigned, without its payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? Find(string id) => Open(file => _reader.Read(file, index => index.FindById(id) is { } entry ? Copy(Present(entry)) : null));

    /// <summary>Whether there is a song of the same request that did not fail, which <c>-Once</c> would return.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    public bool Knows(MusicRequest request, Uri baseUri, bool isSandbox) =>
        FindSame(new() { RequestHash = SubmitRecord.HashOf(request, baseUri, isSandbox), IsSandbox = isSandbox }) is not null;

    /// <summary>Finds a song by the id that the service assigned, with its payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? FindWholeById(string id) => FindWhole(index => index.FindById(id));

    /// <summary>Finds a song of the same request that did not fail.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? FindSame(LedgerEvent submit, ICollection<string>? own = null) =>
        // An in-process sandbox and its songs end with the process.
        FindWhole(index => index.FindByRequest(submit.RequestHash!, entry => (submit.IsSandbox != true || entry.IsOfThisProcess) && own?.Contains(entry.ClientRequestId!) != true));

    /// <summary>Records a submit before it is sent.</summary>
    internal Task SubmittingAsync(LedgerEvent line) => _file.AppendAsync(Stamp(line, LedgerState.Submitting));

    /// <summary>
    /// Records a submit before it is sent, unless there is already a song of the same request; then that song is returned.
    /// Search and record are one operation under the lock.
    /// </summary>
    /// <param name="line">The submit.</param>
    /// <param name="own">The client request ids of earlier attempts at the same song, which do not count.</param>
    /// <param name="begin">Called before the submit is recorded. If it throws, nothing is recorded.</param>
    internal LedgerEntry? SubmittingOnce(LedgerEvent line, ICollection<string> own, Action? begin = null) => _file.Locked(() =>
    {
        var known = FindSame(line, own);
        if (known is null)
        {
            begin?.Invoke();
            _file.Write(Stamp(line, LedgerState.Submitting));
        }

        return known;
    });

    internal void Accepted(MusicGeneration song) => Append(LedgerEvent.Of(song), LedgerState.Accepted);

    /// <inheritdoc cref="Accepted"/>
    internal Task AcceptedAsync(MusicGeneration song) => AppendAsync(LedgerEvent.Of(song), LedgerState.Accepted);

    /// <summary>Records that it is not known whether a submit was accepted.</summary>
    /// <param name="key">The submit's client request id.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="doubtId">The id in the answer, if there was one.</param>
    /// <param name="clockOffset">The difference between the service's clock and that of this machine, if it is known.</param>
    internal void Unknown(string key, string reason, string? doubtId = null, TimeSpan? clockOffset = null) =>
        Append(new() { Key = key, Reason = reason, DoubtId = doubtId, ClockOffsetMs = clockOffset?.TotalMilliseconds }, LedgerState.Unknown);

    /// <summary>Records that a submit was not accepted, with the evidence.</summary>
    internal void NotTaken(string key, string evidence) => Append(new() { Key = key, Reason = evidence }, LedgerState.NotTaken);

    internal void Refused(string key, string reason) => Append(new() { Key = key, Reason = reason }, LedgerState.Failed);

    /// <summary>Records that a song is completed or failed.</summary>
    /// <param name="song">The song.</param>
    /// <param name="service">The address of the service.</param>
    /// <param name="sha256">The digest of its audio, if the audio has already been received.</param>
    /// <param name="took">The time that the service took, in seconds.</param>
    internal void Finished(MusicGeneration song, Uri? service = null, string? sha256 = null, double? took = null) =>
        Append(EndOf(song, service, sha256, took), StateOf(song));

    /// <inheritdoc cref="Finished"/>
    internal Task FinishedAsync(MusicGeneration song, Uri? service = null, string? sha256 = null, double? took = null) =>
        AppendAsync(EndOf(song, service, sha256, took), StateOf(song));

    /// <summary>Records the path that a complete file is about to get. If the process ends at that moment, the file can be identified later.</summary>
    internal void Placing(MusicGeneration song, string path, string sha256, Uri? service = null)
    {
        var line = LedgerEvent.Of(song, service);
        line.Placing = path;
        line.Sha256 = sha256;
        Append(line, LedgerState.Completed);
    }

    internal void Saved(SavedSong saved, Uri? service = null)
    {
        var line = LedgerEvent.Of(saved.Song, service);
        line.AudioUrl = null;
        line.DurationMs = saved.Duration?.TotalMilliseconds ?? line.DurationMs;
        line.Path = saved.Path;
        line.Sha256 = saved.Sha256;
        Append(line, LedgerState.Saved);
    }

    private static LedgerState StateOf(MusicGeneration finished) => finished.Status == GenerationStatus.Failed ? LedgerState.Failed : LedgerState.Completed;

    private static LedgerEvent EndOf(MusicGeneration song, Uri? service, string? sha256, double? took)
    {
        var line = LedgerEvent.Of(song, service);
        line.TookMs = took is { } seconds ? Math.Round(seconds * 1000) : null;
        line.Sha256 = sha256;
        line.Reason = song.Status == GenerationStatus.Failed ? song.ErrorMessage ?? song.ErrorName : null;
        return line;
    }

    private LedgerEntry? FindWhole(Func<LedgerIndex, LedgerEntry?> find) =>
        Open(file => _reader.Read(file, index => find(index) is { } entry ? Copy(Present(entry)) : null) is { } found ? LedgerPayload.Add(file, found) : null);

    /// <summary>Reads the file; the default value if there is no file yet.</summary>
    private T? Open<T>(Func<FileStream, T> read)
    {
        using var file = _file.OpenToRead();
        return file is null ? default : read(file);
    }

    // If the sending process has ended, its song is in doubt, although no event says so.
    private LedgerEntry Present(LedgerEntry entry)
    {
        if (entry.State != LedgerState.Submitting || ProcessIdentity.MayBeAlive(entry.Writer, _time.GetUtcNow() - entry.ChangedUtc))
        {
            return entry;
        }

        var present = entry.Copy();
        (present.State, present.Reason) = (LedgerState.Unknown, "the process that sent it ended");
        return present;
    }

    // The entries of the index change with the next line.
    private static LedgerEntry Copy(LedgerEntry entry) => entry.Copy();

    // Some systems cannot replace an open file, so it is closed first.
    private int WriteWithout(Func<LedgerEntry, bool> isRemoved, Action<IReadOnlyCollection<LedgerEntry>>? removing) => Open(file => _reader.Read(file, index =>
    {
        HashSet<LedgerEntry> removed = new(index.Entries.Where(isRemoved), ReferenceComparer.Instance);
        if (removed.Count > 0)
        {
            _file.WriteNext(next => LedgerRewrite.Copy(file, next, index, removed));
            removing?.Invoke(removed);
        }

        return removed.Count;
    }));

    private void Append(LedgerEvent line, LedgerState state)
    {
        try
        {
            _file.Append(Stamp(line, state));
        }
        catch (AimlMusicException e)
        {
            WriteFailed?.Invoke(e);
        }
    }

    private async Task AppendAsync(LedgerEvent line, LedgerState state)
    {
        try
        {
            await _file.AppendAsync(Stamp(line, state)).ConfigureAwait(false);
        }
        catch (AimlMusicException e)
        {
            WriteFailed?.Invoke(e);
        }
    }

    private byte[] Stamp(LedgerEvent line, LedgerState state)
    {
        line.State = state;
        line.At = _time.GetUtcNow();
        if (Diagnostics.IsOn)
        {
            Diagnostics.Write($"ledger: {LedgerLine.WordOf(state)} {line.Key}{(line.Id is null ? "" : $" (id {SanitizeForTerminal.Of(line.Id)})")}{(line.Reason is null ? "" : $": {line.Reason}")}");
        }

        var bytes = LedgerLineWriter.Write(line);
        // The line would be skipped when the ledger is read, and the song would be lost.
        return bytes.Length <= LedgerLines.Longest ? bytes : throw _file.Unavailable("written", new IOException($"The texts of a song have {bytes.Length} bytes, but a line can have at most {LedgerLines.Longest}"));
    }
}
