using System.Collections.Concurrent;

namespace AimlMusic.PowerShell;

/// <summary>The base class of cmdlets that submit songs, resolve submits in doubt, wait for the songs with -Wait, and write them.</summary>
public abstract class SubmittingCmdlet : RequestCmdlet
{
    private readonly SongTally _tally = new();
    private readonly SubmitStop _stop = new();
    private readonly SendQueue _queue = new();
    private readonly ConcurrentDictionary<string, bool> _followed = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _begun = DateTimeOffset.UtcNow;
    private SongOrders? _orders;
    private bool _hasWarnedOfDoubt;
    private bool _comesWithTheAnswer;

    /// <summary>Returns the song that the ledger has for the same request, instead of buying another one.</summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    /// <summary>The number of songs in progress at once: 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The spending limit for all songs of this command, in US dollars: 0.01 to 1000000.</summary>
    [Parameter]
    [ValidateRange(0.01, 1000000.0)]
    public decimal? MaxSpend { get; set; }

    /// <inheritdoc/>
    protected override string? ProgressStatus => _orders?.Uploading is { } upload ? $"{_tally}, {upload}" : _tally.ToString();

    /// <inheritdoc/>
    protected override string? GoesOn => _orders?.GoesOn;

    /// <inheritdoc/>
    // If the audio comes with the answer, it is lost with the answer. Any other song can be found again.
    protected override TimeSpan EndingTime => _comesWithTheAnswer && Client.Connection.Timeout > base.EndingTime ? Client.Connection.Timeout : base.EndingTime;

    // Without -Wait, the user waits for the prompt: one minute is the time after which an unknown id is proof.
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

    /// <summary>Submits a song as soon as -ThrottleLimit permits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="label">The label of the song in errors.</param>
    private protected void Submit(MusicRequest request, string? label)
    {
        _orders ??= new SongOrders(Client, RequireLedger(), _stop, MaxSpend, StopToken) { Options = Options };
        WaitForPlace(ThrottleLimit, () => _queue.IsFull);
        _comesWithTheAnswer |= SpooledSongs.Are(request.Model);
        // With -Once, songs in the ledger cost nothing and are still resumed.
        if (_stop.IsStopped && !Once)
        {
            _stop.Skip(label);
            return;
        }

        _tally.Begin();
        Start(MakeAsync, _queue.Enter(request, label));
    }

    /// <summary>Reports the songs that were not sent, and why, if there are any.</summary>
    private protected void ReportStop()
    {
        if (_stop.ToError() is { } stopped)
        {
            Report(stopped, _stop.NotSent, null);
        }
    }

    /// <inheritdoc/>
    private protected override object? TargetOf(object? input) => input is SongOrder order ? order.Target : input;

    private async Task MakeAsync(SongOrder order, CancellationToken ending)
    {
        string? id = null;
        try
        {
            var spend = await _orders!.ReserveAsync(ending).ConfigureAwait(false);
            if (await SubmitAsync(order, spend, ending).ConfigureAwait(false) is { } song && MayPassOn(song))
            {
                id = song.Id;
                order.Leave();
                order.Accept(song);
                await FinishAsync(song, order.Label, spend, ending).ConfigureAwait(false);
            }
        }
        catch (AimlMusicException e)
        {
            PostError(e, order, order.Label);
        }
        finally
        {
            order.Leave();
            _tally.End(id);
        }
    }

    private Task<MusicGeneration?> SubmitAsync(SongOrder order, SpendReservation? spend, CancellationToken ending) =>
        _orders!.SubmitAsync(order.Request!, order.Label, spend, order.Leave, key => LeaveOpen(key, order.Label, spend), ending);

    private Task FinishAsync(MusicGeneration song, string? label, SpendReservation? spend, CancellationToken ending)
    {
        _tally.Report(song);
        Post(() => WriteDetail($"The service accepted the song: its id is {song.Id}."));
        return FinishAsync(Wait ? WaitForAsync(song, _tally, ending) : Task.FromResult(song), label, spend);
    }

    private async Task FinishAsync(Task<MusicGeneration> accepted, string? label, SpendReservation? spend)
    {
        var song = await accepted.ConfigureAwait(false);
        if (Wait)
        {
            spend?.Settle(song);
        }

        // A song that an earlier run paid for is not an expense of this run.
        if (song.Status != GenerationStatus.Failed && song.SubmittedUtc >= _begun)
        {
            _tally.Pay(song.UsdSpent ?? 0);
        }

        PostSong(song, label);
    }

    private void PostSong(MusicGeneration song, string? label) => Post(song.Status == GenerationStatus.Failed && Wait ? () => Report(song.ToFailure(), song, label) : () => WriteObject(song));

    private void LeaveOpen(string key, string? label, SpendReservation? spend)
    {
        _followed[key] = false;
        Post(() => FollowLeftOpen(key, label, spend));
    }

    // Two tasks can find that an undecided attempt became the song; only one of them may write it.
    private bool MayPassOn(MusicGeneration song) =>
        song.ClientRequestId is not { } key || !_followed.ContainsKey(key) || _followed.TryUpdate(key, true, false);

    // The service answered 429 and the song was sent again. If it accepted the first attempt as well, that song is written too.
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
                    Post(() => WriteWarning($"The service answered that it was too busy, but accepted the song nevertheless: its id is {song.Id}. The song had been sent again by then and may have been made twice."));
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
            WriteWarning($"It is not known whether the service accepted the song ({song.Title ?? song.ClientRequestId}), because the answer to its submit was lost or inconclusive. AimlMusic looks for evidence (the song itself, the request log, the account's charges) and does not send the song again before it is found.");
        }
    }
}
