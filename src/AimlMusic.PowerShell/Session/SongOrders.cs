namespace AimlMusic.PowerShell;

/// <summary>The submits of one command: within its budget, each recording uploaded once, and none after one has stopped them.</summary>
/// <param name="client">The client.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="stop">Why no more are sent.</param>
/// <param name="maxSpend">The most that they may cost together, in US dollars; null for no limit.</param>
internal sealed class SongOrders(AimlMusicClient client, SongLedger ledger, SubmitStop stop, decimal? maxSpend)
{
    private readonly SongSubmitter _submitter = new(client, ledger);
    private readonly ReferenceUploads _uploads = new(client);
    private readonly object _opening = new();
    private Task<SpendLimit>? _limit;

    /// <summary>How each is submitted.</summary>
    public required SubmitOptions Options { get; init; }

    /// <summary>What is being uploaded, where something is.</summary>
    public string? Uploading => _uploads.ToString();

    /// <summary>What a song's price is set aside from; null where there is no limit.</summary>
    public async Task<SpendReservation?> ReserveAsync(MusicRequest request, CancellationToken cancellationToken) =>
        maxSpend is { } most ? (await OpenLimitAsync(most, cancellationToken).ConfigureAwait(false)).For(request) : null;

    /// <summary>The song as taken; null where no more are to be sent.</summary>
    public async Task<MusicGeneration?> SubmitAsync(MusicRequest request, SpendReservation? spend, CancellationToken cancellationToken)
    {
        try
        {
            if (request.NeedsUpload)
            {
                request = request with { Reference = await _uploads.GetAsync(request.ReferenceFile!, cancellationToken).ConfigureAwait(false) };
            }

            return await _submitter.SubmitAsync(request, Options with { Spend = spend, BeforeSending = stop.ThrowIfStopped }, cancellationToken).ConfigureAwait(false);
        }
        catch (SubmitStoppedException)
        {
            stop.Skip();
            return null;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.SpendLimitReached && !e.IsPriceUnknown)
        {
            stop.Stop(e);
            stop.Skip();
            return null;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.InsufficientCredits)
        {
            stop.Stop(e);
            throw;
        }
    }

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
