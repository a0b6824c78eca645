namespace AimlMusic.Ledger;

/// <summary>The songs that result from the events. An event that is read twice, or out of order, does no harm.</summary>
/// <param name="songs">The expected number of songs. Tables that grow leave garbage.</param>
internal sealed class LedgerIndex(int songs = 0)
{
    // An entry that was merged into another one is null, because removing it would change the order.
    private readonly Dictionary<string, LedgerEntry?> _byKey = new(songs, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keyOfId = new(songs, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keyOfRequest = new(songs, StringComparer.Ordinal);

    public IEnumerable<LedgerEntry> Entries => _byKey.Values.OfType<LedgerEntry>();

    public LedgerEntry? Find(string key) => _byKey.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Finds a song by the id that the service assigned.</summary>
    public LedgerEntry? FindById(string id) => Find(_keyOfId.TryGetValue(id, out var key) ? key : id);

    /// <summary>
    /// Finds the latest song of a request that did not fail; a failed one may be made again. A song that is known to be accepted has
    /// priority over a song in doubt.
    /// </summary>
    public LedgerEntry? FindByRequest(string hash, Func<LedgerEntry, bool> isOurs)
    {
        if (!_keyOfRequest.TryGetValue(hash, out var key))
        {
            return null;
        }

        var latest = _byKey[key];
        return latest is not null && latest.IsTaken && isOurs(latest)
            ? latest
            : Entries.Where(entry => entry.RequestHash == hash && entry.State is not (LedgerState.Failed or LedgerState.NotTaken) && isOurs(entry)).OrderBy(entry => entry.IsTaken).LastOrDefault();
    }

    /// <summary>The key of the song that an event is about: its client request id, otherwise its id.</summary>
    public string KeyOf(LedgerEvent line) =>
        line.Key ?? (_keyOfId.TryGetValue(line.Id!, out var key) ? key : line.Id!);

    public void Apply(LedgerEvent line, long offset)
    {
        var key = KeyOf(line);
        if (line.Id is not null && (!_keyOfId.TryGetValue(line.Id, out var linked) || linked != key))
        {
            Link(line.Id, key);
        }

        if (Find(key) is not { } song)
        {
            _byKey[key] = song = new LedgerEntry { ClientRequestId = line.Key, State = line.State };
        }

        Tell(song, line, offset);
        if (line.RequestHash is not null)
        {
            _keyOfRequest[line.RequestHash] = key;
        }
    }

    // Entries are changed in place. A copy per event would be most of the cost of reading a large ledger.
    private static void Tell(LedgerEntry song, LedgerEvent line, long offset)
    {
        var at = line.At.ToUniversalTime();
        if (Rank(line.State) >= Rank(song.State))
        {
            // A reason belongs to a state and is replaced with it.
            song.Reason = line.Reason ?? (line.State == song.State ? song.Reason : null);
            song.State = line.State;
        }

        // If a submit is sent again, the time and the payload of the first one are kept.
        if (line.State == LedgerState.Submitting && line.SentAs is null)
        {
            song.SubmittedUtc = at;
            song.PayloadAt = offset;
            song.IsInProcess = line.IsSandbox == true;
        }

        song.ChangedUtc = at > song.ChangedUtc ? at : song.ChangedUtc;
        // Every line has its own copy of the id; one is kept.
        song.Id = line.Id is null || line.Id == song.Id ? song.Id : line.Id;
        song.Title = line.Title ?? song.Title;
        song.Model = line.Model ?? song.Model;
        song.UsdSpent = line.UsdSpent ?? song.UsdSpent;
        song.Duration = line.DurationMs is { } ms ? TimeSpan.FromMilliseconds(ms) : song.Duration;
        song.TookMs = line.TookMs ?? song.TookMs;
        // The link of a saved song is not needed, and links are long.
        song.AudioUrl = song.State == LedgerState.Saved ? null : line.AudioUrl ?? song.AudioUrl;
        song.Path = line.Path ?? song.Path;
        song.Placing = song.State == LedgerState.Saved ? null : line.Placing ?? song.Placing;
        song.Sha256 = line.Sha256 ?? song.Sha256;
        song.BaseUri = line.BaseUri ?? song.BaseUri;
        song.IsSandbox = line.IsSandbox ?? song.IsSandbox;
        song.RequestHash = line.RequestHash ?? song.RequestHash;
        song.Writer = line.Writer ?? song.Writer;
        song.SentAs = line.SentAs ?? song.SentAs;
        song.KeyMark = line.KeyMark ?? song.KeyMark;
        song.DoubtId = line.DoubtId ?? song.DoubtId;
        song.ClockOffset ??= (line.ClockOffsetMs is { } clock ? TimeSpan.FromMilliseconds(clock) : null);
    }

    /// <summary>Links an id to a song. Earlier events that had only the id belong to that song.</summary>
    private void Link(string id, string key)
    {
        _keyOfId[id] = Find(key)?.ClientRequestId ?? key;
        if (id != key && Find(id) is { } sameSong)
        {
            _byKey[id] = null;
            Apply(sameSong.ToEvent(key), -1);
        }
    }

    // Certain states outrank uncertain ones, and Saved outranks all.
    private static int Rank(LedgerState state) => state switch
    {
        LedgerState.Submitting => 0,
        LedgerState.Unknown => 1,
        LedgerState.NotTaken => 2,
        LedgerState.Accepted => 3,
        LedgerState.Completed => 4,
        LedgerState.Failed => 5,
        _ => 6,
    };
}
