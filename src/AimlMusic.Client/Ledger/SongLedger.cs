namespace AimlMusic;

/// <summary>
/// What was asked for, accepted, finished and saved. It is told of a submit before that leaves and of an id before that is shown,
/// so that no song is lost whatever happens to this process.
/// </summary>
public sealed class SongLedger
{
    private readonly TimeProvider _time;
    private readonly LedgerFile _file;
    private readonly IncrementalLedgerReader _reader = new();

    /// <summary>Opens the ledger of a folder. Nothing is read or written yet.</summary>
    /// <param name="folder">The folder; by default that of <see cref="LedgerLocation"/>.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/> where there is no folder to be had.</exception>
    public SongLedger(string? folder = null, TimeProvider? time = null)
    {
        Folder = folder ?? LedgerLocation.Find();
        _time = time ?? TimeProvider.System;
        _file = new LedgerFile(Folder, _time);
    }

    /// <summary>Told where an event could not be written of a song that is paid for already: that must not stop the song.</summary>
    public Action<AimlMusicException>? WriteFailed { get; set; }

    /// <summary>The ledger's folder.</summary>
    public string Folder { get; }

    /// <summary>The songs that pass, in the order of their submits.</summary>
    /// <param name="filter">Asked before a song's payload is read.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    public IReadOnlyList<LedgerEntry> Read(Func<LedgerEntry, bool>? filter = null) => Choose(all => filter is null ? all : all.Where(filter));

    /// <summary>The songs that are chosen of all. The payload of the others, which is most of the file, is not read.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal IReadOnlyList<LedgerEntry> Choose(Func<IEnumerable<LedgerEntry>, IEnumerable<LedgerEntry>> choose)
    {
        using var file = _file.OpenToRead();
        if (file is null)
        {
            return [];
        }

        var chosen = _reader.Read(file, index => choose(index.Entries.Select(Present)).Select(Copy).ToList());
        return [.. chosen.Select(entry => LedgerPayload.Add(file, entry))];
    }

    /// <summary>The songs that pass, without their payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal IReadOnlyList<LedgerEntry> List(Func<LedgerEntry, bool> filter)
    {
        using var file = _file.OpenToRead();
        return file is null ? [] : _reader.Read(file, index => index.Entries.Select(Present).Where(filter).Select(Copy).ToList());
    }

    /// <summary>How many songs pass. No payload is read.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal int Count(Func<LedgerEntry, bool> filter)
    {
        using var file = _file.OpenToRead();
        return file is null ? 0 : _reader.Read(file, index => index.Entries.Select(Present).Count(filter));
    }

    /// <summary>
    /// Removes songs for good, keeping every line that this version cannot read.
    /// </summary>
    /// <param name="isRemoved">Which.</param>
    /// <param name="removing">Called with the songs that go: what else there is of them can go too.</param>
    /// <returns>How many songs were removed.</returns>
    public int Remove(Func<LedgerEntry, bool> isRemoved, Action<IReadOnlyCollection<LedgerEntry>>? removing = null) => _file.Locked(() =>
    {
        var count = WriteWithout(isRemoved, removing);
        if (count > 0)
        {
            _file.TakeNext();
        }

        return count;
    });

    /// <summary>The song of a client request id, with its payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? FindWhole(string clientRequestId) => FindWhole(index => index.Find(clientRequestId));

    /// <summary>The song of an id of the service, without its payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? Find(string id)
    {
        using var file = _file.OpenToRead();
        return file is null ? null : _reader.Read(file, index => index.FindById(id) is { } entry ? Copy(Present(entry)) : null);
    }

    /// <summary>Whether there is a song of the same request that did not fail: <c>-Once</c> would give it.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    public bool Knows(MusicRequest request, Uri baseUri, bool isSandbox) =>
        FindSame(new() { RequestHash = SubmitRecord.HashOf(request, baseUri, isSandbox), IsSandbox = isSandbox }) is not null;

    /// <summary>The song of an id of the service, with its payload.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? FindWholeById(string id) => FindWhole(index => index.FindById(id));

    /// <summary>The song of the same request, where there is one that did not fail.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>.</exception>
    internal LedgerEntry? FindSame(LedgerEvent submit, ICollection<string>? own = null) =>
        // A sandbox ends with its process, and its songs with it.
        FindWhole(index => index.FindByRequest(submit.RequestHash!, entry => (submit.IsSandbox != true || entry.IsOfThisProcess) && own?.Contains(entry.ClientRequestId!) != true));

    /// <summary>Records a submit before it leaves.</summary>
    internal void Submitting(LedgerEvent line) => _file.Append(Stamp(line, LedgerState.Submitting));

    /// <summary>
    /// Records a submit before it leaves, unless the same request is known already: then that one is given, and nothing recorded.
    /// Nobody can come between the look and the record.
    /// </summary>
    /// <param name="line">The submit.</param>
    /// <param name="own">The client request ids of earlier attempts at the same song, which do not count.</param>
    /// <param name="begin">Done before it is recorded; where it throws, nothing is.</param>
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

    internal void Accepted(MusicGeneration song) => Append(Event(song), LedgerState.Accepted);

    /// <summary>Records that it is not known whether a submit was taken.</summary>
    /// <param name="key">The submit's client request id.</param>
    /// <param name="reason">Why.</param>
    /// <param name="doubtId">The id that the answer named, where there was one.</param>
    /// <param name="clockOffset">What the service's clock shows more than this machine's, where that is known.</param>
    internal void Unknown(string key, string reason, string? doubtId = null, TimeSpan? clockOffset = null) =>
        Append(new() { Key = key, Reason = reason, DoubtId = doubtId, ClockOffsetMs = clockOffset?.TotalMilliseconds }, LedgerState.Unknown);

    /// <summary>Records that a submit was not taken, and by what evidence.</summary>
    internal void NotTaken(string key, string evidence) => Append(new() { Key = key, Reason = evidence }, LedgerState.NotTaken);

    internal void Refused(string key, string reason) => Append(new() { Key = key, Reason = reason }, LedgerState.Failed);

    /// <summary>Records that a song has ended, one way or the other.</summary>
    /// <param name="song">The song.</param>
    /// <param name="service">The service's address.</param>
    /// <param name="sha256">The digest of its audio, where that is here already.</param>
    /// <param name="took">How long the service took for it, in seconds.</param>
    internal void Finished(MusicGeneration song, Uri? service = null, string? sha256 = null, double? took = null)
    {
        var line = Event(song, service);
        line.TookMs = took is { } seconds ? Math.Round(seconds * 1000) : null;
        line.Sha256 = sha256;
        line.Reason = song.Status == GenerationStatus.Failed ? song.ErrorMessage ?? song.ErrorName : null;
        Append(line, song.Status == GenerationStatus.Failed ? LedgerState.Failed : LedgerState.Completed);
    }

    /// <summary>Records that a song, whole on disk, is about to get its name: a process that dies just then leaves no riddle.</summary>
    internal void Placing(MusicGeneration song, string path, string sha256, Uri? service = null)
    {
        var line = Event(song, service);
        line.Placing = path;
        line.Sha256 = sha256;
        Append(line, LedgerState.Completed);
    }

    internal void Saved(SavedSong saved, Uri? service = null)
    {
        var line = Event(saved.Song, service);
        line.AudioUrl = null;
        line.DurationMs = saved.Duration?.TotalMilliseconds ?? line.DurationMs;
        line.Path = saved.Path;
        line.Sha256 = saved.Sha256;
        Append(line, LedgerState.Saved);
    }

    private LedgerEntry? FindWhole(Func<LedgerIndex, LedgerEntry?> find)
    {
        using var file = _file.OpenToRead();
        return file is not null && _reader.Read(file, index => find(index) is { } entry ? Copy(Present(entry)) : null) is { } found ? LedgerPayload.Add(file, found) : null;
    }

    // What a process was sending when it ended is in doubt, though nobody was left to write that down.
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

    // The index's own entries change with the next line.
    private static LedgerEntry Copy(LedgerEntry entry) => entry.Copy();

    // Of a song that was not submitted here, the submit's line does not tell the rest.
    private static LedgerEvent Event(MusicGeneration song, Uri? service = null) => new()
    {
        Key = song.ClientRequestId,
        Id = song.Id,
        BaseUri = song.ClientRequestId is null ? service?.AbsoluteUri : null,
        Title = song.ClientRequestId is null ? song.Title : null,
        Model = song.ClientRequestId is null ? song.Model : null,
        IsSandbox = song.IsSandbox ? true : null,
        AudioUrl = song.AudioUrl,
        DurationMs = song.Duration?.TotalMilliseconds,
        UsdSpent = song.UsdSpent,
    };

    // A file that is held open cannot be replaced on every system: it is closed before the other takes its place.
    private int WriteWithout(Func<LedgerEntry, bool> isRemoved, Action<IReadOnlyCollection<LedgerEntry>>? removing)
    {
        using var file = _file.OpenToRead();
        return file is null ? 0 : _reader.Read(file, index =>
        {
            HashSet<LedgerEntry> removed = new(index.Entries.Where(isRemoved), ReferenceComparer.Instance);
            if (removed.Count > 0)
            {
                _file.WriteNext(next => LedgerRewrite.Copy(file, next, index, removed));
                removing?.Invoke(removed);
            }

            return removed.Count;
        });
    }

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

    private byte[] Stamp(LedgerEvent line, LedgerState state)
    {
        line.State = state;
        line.At = _time.GetUtcNow();
        if (Diagnostics.IsOn)
        {
            Diagnostics.Write($"ledger: {LedgerLine.WordOf(state)} {line.Key}{(line.Id is null ? "" : $" (id {SanitizeForTerminal.Of(line.Id)})")}{(line.Reason is null ? "" : $": {line.Reason}")}");
        }

        var bytes = LedgerLineWriter.Write(line);
        // It would never be read again, and the song with it.
        return bytes.Length <= LedgerLines.Longest ? bytes : throw _file.Unavailable("written", new IOException($"The texts of a song have {bytes.Length} bytes, but a line can have at most {LedgerLines.Longest}"));
    }
}
