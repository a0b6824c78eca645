namespace AimlMusic.PowerShell;

/// <summary>The submits of one command: within its budget, each recording uploaded once, and none after one has stopped them.</summary>
/// <param name="client">The client.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="stop">Why no more are sent.</param>
/// <param name="maxSpend">The most that they may cost together, in US dollars; null for no limit.</param>
/// <param name="stopping">Ends even what is being sent.</param>
internal sealed class SongOrders(AimlMusicClient client, SongLedger ledger, SubmitStop stop, decimal? maxSpend, CancellationToken stopping)
{
    private readonly SentSongs _sent = new(ledger);
    // A little longer than it takes until an unknown id is proof.
    private static readonly TimeSpan LeftOpenTime = TimeSpan.FromSeconds(65);

    private readonly SongSubmitter _submitter = new(client, ledger);
    private readonly ReferenceUploads _uploads = new(client);
    private readonly object _opening = new();
    private Task<SpendLimit>? _limit;

    /// <summary>How each is submitted.</summary>
    public required SubmitOptions Options { get; init; }

    /// <summary>What goes on though the command ended before its time; null where nothing does.</summary>
    public string? GoesOn => _sent.ToString();

    /// <summary>What is being uploaded, where something is.</summary>
    public string? Uploading => _uploads.ToString();

    /// <summary>What a song's price is set aside from; null where there is no limit.</summary>
    public async Task<SpendReservation?> ReserveAsync(CancellationToken cancellationToken) =>
        maxSpend is { } most ? (await OpenLimitAsync(most, cancellationToken).ConfigureAwait(false)).Reserve() : null;

    /// <summary>The song as taken; null where no more are to be sent.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="label">What errors call it.</param>
    /// <param name="spend">What its price is set aside from.</param>
    /// <param name="leftOpen">Called with an attempt that is not decided though the song is sent again.</param>
    /// <param name="ending">Begins nothing more, but lets what is being sent be answered.</param>
    public async Task<MusicGeneration?> SubmitAsync(MusicRequest request, string? label, SpendReservation? spend, Action<string> leftOpen, CancellationToken ending)
    {
        try
        {
            if (request.NeedsUpload)
            {
                request = request with { Reference = await _uploads.GetAsync(request.ReferenceFile!, ending).ConfigureAwait(false) };
            }

            var options = Options with { Spend = spend, BeforeSending = stop.ThrowIfStopped, Recorded = _sent.Add, LeftOpen = leftOpen, Ending = ending };
            return await _submitter.SubmitAsync(request, options, stopping).ConfigureAwait(false);
        }
        catch (SubmitStoppedException)
        {
            stop.Skip(label);
            return null;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.SpendLimitReached && !e.IsPriceUnknown)
        {
            stop.Stop(e);
            stop.Skip(label);
            return null;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.InsufficientCredits)
        {
            stop.Stop(e);
            throw;
        }
    }

    /// <summary>The song of an attempt that was left open, where it turns out to be taken.</summary>
    public Task<MusicGeneration?> ResumeLeftOpenAsync(string clientRequestId, SpendReservation? spend, CancellationToken ending) =>
        _submitter.ResumeLeftOpenAsync(clientRequestId, Options with { Spend = spend, SearchTimeout = Options.SearchTimeout < LeftOpenTime ? Options.SearchTimeout : LeftOpenTime, DoubtBegins = null, DoubtEnds = null }, ending);

    // Once for all songs. The pipeline's stop ends it: all of them have the same token.
    private Task<SpendLimit> OpenLimitAsync(decimal most, CancellationToken cancellationToken)
    {
        lock (_opening)
        {
            return _limit ??= OpenAsync();
        }

        async Task<SpendLimit> OpenAsync() => new(most, await PriceBook.OpenAsync(client, ledger, cancellationToken).ConfigureAwait(false));
    }
}
