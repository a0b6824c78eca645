namespace AimlMusic;

/// <summary>What the events make of each song. An event that comes twice, or late, does no harm.</summary>
internal sealed class LedgerFold
{
    // A song that turned out to be another's is null: to remove it would upset the order.
    private readonly Dictionary<string, LedgerEntry?> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keyOfId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keyOfRequest = new(StringComparer.Ordinal);

    public IEnumerable<LedgerEntry> Entries => _byKey.Values.OfType<LedgerEntry>();

    public LedgerEntry? Find(string key) => _byKey.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>
    /// The latest song of a request that did not fail: a failed one may be made again. One that was certainly taken comes before
    /// one that is in doubt.
    /// </summary>
    public LedgerEntry? FindByRequest(string hash, Func<LedgerEntry, bool> isOurs)
    {
        if (!_keyOfRequest.TryGetValue(hash, out var key))
        {
            return null;
        }

        var latest = _byKey[key];
        return latest is not null && IsTaken(latest) && isOurs(latest)
            ? latest
            : Entries.Where(entry => entry.RequestHash == hash && entry.State != LedgerState.Failed && isOurs(entry)).OrderBy(IsTaken).LastOrDefault();
    }

    /// <summary>The song that an event is about: by its client request id, else by its id.</summary>
    public string KeyOf(LedgerEvent line) =>
        line.Key ?? (_keyOfId.TryGetValue(line.Id!, out var key) ? key : line.Id!);

    public void Apply(LedgerEvent line, long offset)
    {
        var key = KeyOf(line);
        if (line.Id is not null && (!_keyOfId.TryGetValue(line.Id, out var linked) || linked != key))
        {
            Link(line.Id, key);
        }

        var known = Find(key) ?? new LedgerEntry { ClientRequestId = line.Key, State = line.State };
        var isLate = Rank(line.State) < Rank(known.State);
        var state = isLate ? known.State : line.State;
        var at = line.At.LocalDateTime;
        // What is sent again was submitted before, and its words are there.
        var isSubmit = line.State == LedgerState.Submitting && line.SentAs is null;
        _byKey[key] = known with
        {
            // Every line brings its own copy of the id; one is enough.
            Id = line.Id is null || line.Id == known.Id ? known.Id : line.Id,
            State = state,
            Title = line.Title ?? known.Title,
            Model = line.Model ?? known.Model,
            UsdSpent = line.UsdSpent ?? known.UsdSpent,
            SubmittedAt = isSubmit ? at : known.SubmittedAt,
            ChangedAt = at > known.ChangedAt ? at : known.ChangedAt,
            Duration = line.DurationMs is { } ms ? TimeSpan.FromMilliseconds(ms) : known.Duration,
            // A saved song's link is of no more use, and links are long.
            AudioUrl = state == LedgerState.Saved ? null : line.AudioUrl ?? known.AudioUrl,
            Path = line.Path ?? known.Path,
            Sha256 = line.Sha256 ?? known.Sha256,
            // A reason is the reason for a state, and goes with it.
            Reason = isLate ? known.Reason : line.Reason ?? (state == known.State ? known.Reason : null),
            BaseUri = line.BaseUri ?? known.BaseUri,
            IsSandbox = line.IsSandbox ?? known.IsSandbox,
            RequestHash = line.RequestHash ?? known.RequestHash,
            Writer = line.Writer ?? known.Writer,
            SentAs = line.SentAs ?? known.SentAs,
            WordsAt = isSubmit ? offset : known.WordsAt,
        };
        if (line.RequestHash is not null)
        {
            _keyOfRequest[line.RequestHash] = key;
        }
    }

    /// <summary>Learns whose an id is. What was told by the id alone until now was about that song.</summary>
    private void Link(string id, string key)
    {
        _keyOfId[id] = Find(key)?.ClientRequestId ?? key;
        if (id != key && Find(id) is { } sameSong)
        {
            _byKey[id] = null;
            Apply(sameSong.ToEvent(key), -1);
        }
    }

    private static bool IsTaken(LedgerEntry entry) =>
        entry.State is LedgerState.Accepted or LedgerState.Completed or LedgerState.Saved;

    // What is certain outranks what is not, and what came home outranks everything.
    private static int Rank(LedgerState state) => state switch
    {
        LedgerState.Submitting => 0,
        LedgerState.Unknown => 1,
        LedgerState.Accepted => 2,
        LedgerState.Completed => 3,
        LedgerState.Failed => 4,
        _ => 5,
    };
}
