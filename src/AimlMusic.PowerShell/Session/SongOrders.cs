namespace AimlMusic.PowerShell;

/// <summary>The submits of one command. They keep within the spending limit, upload each recording once, and end after an error that stops the batch.</summary>
/// <param name="client">The client.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="stop">The reason why no more songs are sent.</param>
/// <param name="maxSpend">The spending limit, in US dollars; null for no limit.</param>
/// <param name="stopping">Cancels everything, including exchanges that are in progress.</param>
internal sealed class SongOrders(AimlMusicClient client, SongLedger ledger, SubmitStop stop, decimal? maxSpend, CancellationToken stopping)
{
    private readonly SentSongs _sent = new(ledger);
    // Slightly longer than the time after which an unknown id is proof.
    private static readonly TimeSpan LeftOpenTime = TimeSpan.FromSeconds(65);

    private readonly SongSubmitter _submitter = new(client, ledger);
    private readonly ReferenceUploads _uploads = new(client);
    private readonly object _opening = new();
    private Task<SpendLimit>? _limit;

    /// <summary>The options of each submit.</summary>
    public required SubmitOptions Options { get; init; }

    /// <summary>The message about unsaved songs if the command ended early; null if there are none.</summary>
    public string? GoesOn => _sent.ToString();

    /// <summary>The progress of the current upload, or null.</summary>
    public string? Uploading => _uploads.ToString();

    /// <summary>Creates the reservation for the price of a song; null if there is no limit.</summary>
    public async Task<SpendReservation?> ReserveAsync(CancellationToken cancellationToken) =>
        maxSpend is { } most ? (await OpenLimitAsync(most, cancellationToken).ConfigureAwait(false)).Reserve() : null;

    /// <summary>Submits a song. Returns the accepted song, or null if no more songs are sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="label">The label of the song in errors.</param>
    /// <param name="spend">The reservation for its price.</param>
    /// <param name="sending">Called before each attempt, when the request is about to be sent.</param>
    /// <param name="leftOpen">Called with the client request id of an undecided attempt, when the song is sent again.</param>
    /// <param name="ending">Starts nothing more, but lets exchanges in progress complete.</param>
    public async Task<MusicGeneration?> SubmitAsync(MusicRequest request, string? label, SpendReservation? spend, Action sending, Action<string> leftOpen, CancellationToken ending)
    {
        try
        {
            if (request.NeedsUpload)
            {
                request = request with { Reference = await _uploads.GetAsync(request.ReferenceFile!, ending).ConfigureAwait(false) };
            }

            var options = Options with { Spend = spend, BeforeSending = () => stop.ThrowIfStopped(spend?.HasShare == true), Recorded = Record, LeftOpen = leftOpen, Ending = ending };
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

        void Record(string key)
        {
            sending();
            _sent.Add(key);
        }
    }

    /// <summary>Gets the song of an undecided attempt, if it turns out to be accepted.</summary>
    public Task<MusicGeneration?> ResumeLeftOpenAsync(string clientRequestId, SpendReservation? spend, CancellationToken ending) =>
        _submitter.ResumeLeftOpenAsync(clientRequestId, Options with { Spend = spend, SearchTimeout = Options.SearchTimeout < LeftOpenTime ? Options.SearchTimeout : LeftOpenTime, DoubtBegins = null, DoubtEnds = null }, ending);

    // Created once for all songs, which share the cancellation token.
    private Task<SpendLimit> OpenLimitAsync(decimal most, CancellationToken cancellationToken)
    {
        lock (_opening)
        {
            return _limit ??= OpenAsync();
        }

        async Task<SpendLimit> OpenAsync() => new(most, await PriceBook.OpenAsync(client, ledger, cancellationToken).ConfigureAwait(false));
    }
}
