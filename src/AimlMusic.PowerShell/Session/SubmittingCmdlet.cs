using System.Collections.Concurrent;

namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that submits songs, decides what is in doubt, waits where that is asked for, and passes the songs on.</summary>
public abstract class SubmittingCmdlet : RequestCmdlet
{
    private readonly SongTally _tally = new();
    private readonly SubmitStop _stop = new();
    private readonly ConcurrentDictionary<string, bool> _followed = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _begun = DateTimeOffset.UtcNow;
    private SongOrders? _orders;
    private bool _hasWarnedOfDoubt;
    private bool _comesWithTheAnswer;

    /// <summary>Give the song that the ledger has for the same request in place of buying another.</summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    /// <summary>How many songs may be under way at once, 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The most that the songs of this command may cost together, in US dollars, 0.01 to 1000000.</summary>
    [Parameter]
    [ValidateRange(0.01, 1000000.0)]
    public decimal? MaxSpend { get; set; }

    /// <inheritdoc/>
    protected override string? ProgressStatus => _orders?.Uploading is { } upload ? $"{_tally}, {upload}" : _tally.ToString();

    /// <inheritdoc/>
    protected override string? GoesOn => _orders?.GoesOn;

    /// <inheritdoc/>
    // A song that comes with the answer is lost with it; any other one is found again.
    protected override TimeSpan EndingTime => _comesWithTheAnswer && Client.Connection.Timeout > base.EndingTime ? Client.Connection.Timeout : base.EndingTime;

    // Without -Wait a person waits for the prompt: a minute is what an unknown id needs to be proof.
    private SubmitOptions Options => new()
    {
        Once = Once,
        SearchTimeout = Wait || Timeout < Doubts.ShortSearch ? Timeout : Doubts.ShortSearch,
        DoubtBegins = song =>
        {
            _tally.BeginDoubt();
            Park();
            Post(() => WarnOfDoubt(song));
        },
        DoubtEnds = () =>
        {
            _tally.EndDoubt();
            Unpark();
        },
    };

    /// <summary>Submits a song as soon as there is a place for it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="label">What errors call it.</param>
    private protected void Submit(MusicRequest request, string? label)
    {
        _orders ??= new SongOrders(Client, RequireLedger(), _stop, MaxSpend, StopToken) { Options = Options };
        WaitForPlace(ThrottleLimit);
        _comesWithTheAnswer |= SpooledSongs.Are(request.Model);
        // What the ledger has costs nothing, and is taken up all the same.
        if (_stop.IsStopped && !Once)
        {
            _stop.Skip(label);
            return;
        }

        _tally.Begin();
        Start(ending => MakeAsync(request, label, ending), request);
    }

    /// <summary>Reports why songs were not sent, and which, where that is so.</summary>
    private protected void ReportStop()
    {
        if (_stop.ToError() is { } stopped)
        {
            Report(stopped, _stop.NotSent, null);
        }
    }

    private async Task MakeAsync(MusicRequest request, string? label, CancellationToken ending)
    {
        string? id = null;
        try
        {
            var spend = await _orders!.ReserveAsync(ending).ConfigureAwait(false);
            if (await _orders.SubmitAsync(request, label, spend, key => LeaveOpen(key, label, spend), ending).ConfigureAwait(false) is { } song && MayPassOn(song))
            {
                id = song.Id;
                await FinishAsync(song, label, spend, ending).ConfigureAwait(false);
            }
        }
        catch (AimlMusicException e)
        {
            Post(() => Report(e, request, label));
        }
        finally
        {
            _tally.End(id);
        }
    }

    private async Task FinishAsync(MusicGeneration song, string? label, SpendReservation? spend, CancellationToken ending)
    {
        _tally.Report(song);
        Post(() => WriteDetail($"The service took the song as {song.Id}."));
        if (Wait)
        {
            song = await WaitForAsync(song, _tally, ending).ConfigureAwait(false);
            spend?.Settle(song);
        }

        // What an earlier run paid for is no expense of this one.
        if (song.Status != GenerationStatus.Failed && song.SubmittedUtc >= _begun)
        {
            _tally.Pay(song.UsdSpent ?? 0);
        }

        Post(song.Status == GenerationStatus.Failed && Wait ? () => Report(song.ToFailure(), song, label) : () => WriteObject(song));
    }

    private void LeaveOpen(string key, string? label, SpendReservation? spend)
    {
        _followed[key] = false;
        Post(() => FollowLeftOpen(key, label, spend));
    }

    // Of an attempt that was left open two may learn that it is the song.
    private bool MayPassOn(MusicGeneration song) =>
        song.ClientRequestId is not { } key || !_followed.ContainsKey(key) || _followed.TryUpdate(key, true, false);

    // The service was too busy for an attempt and the song was sent again; should the first one have been taken, it comes home too.
    private void FollowLeftOpen(string key, string? label, SpendReservation? spend)
    {
        Park();
        Start(FollowAsync, null);

        async Task FollowAsync(CancellationToken ending)
        {
            try
            {
                if (await _orders!.ResumeLeftOpenAsync(key, spend, ending).ConfigureAwait(false) is { } song && MayPassOn(song))
                {
                    Post(() => WriteWarning($"The service answered that it was too busy, but took the song all the same: it is {song.Id}. The song was sent again meanwhile, and may have been made twice."));
                    await FinishAsync(song, label, spend, ending).ConfigureAwait(false);
                }
            }
            finally
            {
                Unpark();
            }
        }
    }

    private void WarnOfDoubt(MusicGeneration song)
    {
        if (!_hasWarnedOfDoubt)
        {
            _hasWarnedOfDoubt = true;
            WriteWarning($"The answer to a submit does not say whether the service took the song ({song.Title ?? song.ClientRequestId}). AimlMusic searches for evidence (the song itself, the request log, the account's charges) and sends nothing again before it is found.");
        }
    }
}
