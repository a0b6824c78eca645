namespace AimlMusic.Submitting;

/// <summary>
/// The attempts at one song that the service was too busy for, as long as nothing is proven of them. One of them may be the song:
/// then no other is sent, and the song is never reported as not sent.
/// </summary>
internal sealed class OpenAttempts(SongLedger ledger, DoubtResolver doubts, SubmitOptions options)
{
    private readonly List<(MusicGeneration Asked, AimlMusicException Failure)> _attempts = [];
    private string? _unattended;

    public bool IsEmpty => _attempts.Count == 0;

    /// <summary>Adds an attempt, and asks once for this one and all before it: where one of them was taken, no other is sent.</summary>
    /// <returns>The song, where one of them was taken.</returns>
    public async Task<MusicGeneration?> AddAsync(MusicGeneration asked, AimlMusicException failure)
    {
        _attempts.Add((asked, failure));
        var open = _attempts.FindAll(attempt => attempt.Asked == asked || IsOpen(attempt.Asked));
        var seen = await Task.WhenAll(open.Select(attempt => doubts.ResolveQuicklyAsync(attempt.Asked, attempt.Failure, options))).ConfigureAwait(false);
        _unattended = seen[^1].IsDecided ? null : asked.ClientRequestId;
        return seen.Select(one => one.Song).FirstOrDefault(song => song is not null);
    }

    /// <summary>Leaves the last one to whoever called: the song is sent again, or none is tried any more.</summary>
    public void LeaveToOthers()
    {
        if (_unattended is { } key)
        {
            _unattended = null;
            options.LeftOpen?.Invoke(key);
        }
    }

    /// <summary>The one that turned out to be taken meanwhile, as another search has recorded it.</summary>
    public LedgerEntry? FindTaken() => _attempts.Select(attempt => Read(attempt.Asked)).FirstOrDefault(entry => entry?.IsTaken == true);

    /// <summary>Whether any of them is not decided yet.</summary>
    public bool IsAnyOpen() => _attempts.Exists(attempt => IsOpen(attempt.Asked));

    /// <summary>Decides them.</summary>
    /// <returns>The song; null where none of them was taken.</returns>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/>: one of them may have been.</exception>
    public async Task<MusicGeneration?> ResolveAsync()
    {
        _unattended = null;
        foreach (var (asked, failure) in _attempts)
        {
            var entry = Read(asked);
            var song = entry?.IsTaken == true ? entry.ToGeneration()
                : entry?.State != LedgerState.Unknown ? null
                : await doubts.ResolveAsync(entry.ToGeneration(), doubts.Of(entry, options), failure.Message, options, options.Ending, failure).ConfigureAwait(false);
            if (song is not null)
            {
                return song;
            }
        }

        return null;
    }

    private bool IsOpen(MusicGeneration asked) => Read(asked)?.State == LedgerState.Unknown;

    private LedgerEntry? Read(MusicGeneration asked) => ledger.FindWhole(asked.ClientRequestId!);
}
