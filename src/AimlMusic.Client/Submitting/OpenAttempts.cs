namespace AimlMusic.Submitting;

/// <summary>
/// The attempts at one song that were answered with 429 and are not resolved. One of them may have been accepted: then the song is not
/// sent again and is never reported as not sent.
/// </summary>
internal sealed class OpenAttempts(SongLedger ledger, DoubtResolver doubts, SubmitOptions options)
{
    private readonly List<(MusicGeneration Asked, AimlMusicException Failure)> _attempts = [];
    private string? _unattended;

    public bool IsEmpty => _attempts.Count == 0;

    /// <summary>Adds an attempt, and searches once for it and all earlier ones.</summary>
    /// <returns>The song, if one of them was accepted.</returns>
    public async Task<MusicGeneration?> AddAsync(MusicGeneration asked, AimlMusicException failure)
    {
        _attempts.Add((asked, failure));
        var open = _attempts.FindAll(attempt => attempt.Asked == asked || IsOpen(attempt.Asked));
        var seen = await Task.WhenAll(open.Select(attempt => doubts.ResolveQuicklyAsync(attempt.Asked, attempt.Failure, options))).ConfigureAwait(false);
        _unattended = seen[^1].IsDecided ? null : asked.ClientRequestId;
        return seen.Select(one => one.Song).FirstOrDefault(song => song is not null);
    }

    /// <summary>Passes the last attempt to the caller: the song is sent again, or no longer tried.</summary>
    public void LeaveToOthers()
    {
        if (_unattended is { } key)
        {
            _unattended = null;
            options.LeftOpen?.Invoke(key);
        }
    }

    /// <summary>The attempt that another search has recorded as accepted in the meantime.</summary>
    public LedgerEntry? FindTaken() => _attempts.Select(attempt => Read(attempt.Asked)).FirstOrDefault(entry => entry?.IsTaken == true);

    /// <summary>Whether any attempt is unresolved.</summary>
    public bool IsAnyOpen() => _attempts.Exists(attempt => IsOpen(attempt.Asked));

    /// <summary>Resolves the attempts.</summary>
    /// <returns>The song; null if none of them was accepted.</returns>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/>: one of them may have been accepted.</exception>
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
