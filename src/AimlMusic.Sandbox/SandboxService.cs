using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>
/// An emulator of the vendor's music API: the same routes and rules, a separate account, real audio, and faults
/// on demand. It opens no socket: <see cref="SandboxHandler"/> connects it to an <see cref="HttpClient"/>, and the
/// server project to a loopback port. Thread-safe.
/// </summary>
public sealed class SandboxService
{
    private readonly TimeProvider _time;
    private readonly SandboxSeed _seed;
    private readonly InferenceIds _inferenceIds;
    private readonly FaultInjector _injector;
    private readonly RequestJournal _journal = new();
    private readonly ApiRoute _api;
    private readonly DownloadRoute _download;
    private readonly ControlRoute _control;
    private long _exchanges;

    /// <summary>Creates a sandbox without songs.</summary>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock; by default that of the system.</param>
    public SandboxService(SandboxOptions options, TimeProvider? time = null)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        options.Validate();
        _time = time ?? TimeProvider.System;
        _seed = new SandboxSeed(options.Seed);

        var settings = new SandboxSettings(options);
        var keys = new KeyRing(options.ApiKey, options.MoreApiKeys);
        var prices = new PriceList();
        prices.Set(options.ListedPrices, options.ChargedPrices);
        var book = new GenerationBook(_seed, settings, prices, options.Balance);
        var refused = new RefusedSubmits(_seed);
        var movements = new OtherMovements();
        _inferenceIds = new InferenceIds(refused);
        _injector = new FaultInjector(refused, _time);
        var references = new ReferenceBook(_seed);
        var features = new CoverFeatures(_seed);
        var shelf = new AudioShelf(_seed);
        var links = new LinkSigner(_seed, options.CdnBaseUri);
        var listing = new ModelListing();
        _download = new DownloadRoute(book, shelf, links, _time);
        _control = new ControlRoute(
            new FaultsControl(Faults),
            _journal,
            new AccountControl(book),
            new SettingsControl(settings, book),
            new ModelsControl(listing),
            new PricesControl(prices),
            new KeysControl(keys),
            new TransactionsControl(movements));
        _api = new ApiRoute(
            new Gate(keys),
            [
                new("POST", "/v2/generate/audio", FaultRoute.Submit, true, new SubmitRoute(book, features, options.Quirks)),
                new("GET", "/v2/generate/audio", FaultRoute.Poll, true, new PollRoute(book, shelf, links, settings)),
                new("POST", "/v2/generate/audio/minimax/upload", FaultRoute.Upload, true, new UploadRoute(references)),
                new("POST", "/v2/generate/audio/minimax/generate", FaultRoute.Submit, true, new DirectRoute(book, references, _seed, settings, options.Quirks)),
                new("GET", "/v2/logs", FaultRoute.Logs, true, new LogsRoute(new RequestLog(book, refused, settings))),
                new("GET", "/v2/usage/detail", FaultRoute.Usage, true, new UsageRoute(new UsageBook(book, refused))),
                new("GET", "/v2/billing", FaultRoute.Billing, true, new BillingRoute(book)),
                new("GET", "/v2/billing/transactions", FaultRoute.Transactions, true, new TransactionsRoute(new TransactionBook(book, movements, settings, options.Balance, Now))),
                new("GET", "/v1/key", FaultRoute.Key, true, new KeyRoute(book, keys)),
                new("GET", "/v1/models", FaultRoute.Models, false, new ModelsRoute(_seed, listing, prices, options)),
                new("GET", "/v1/models/deprecations", FaultRoute.Deprecations, false, new DeprecationsRoute(_seed, listing)),
                new("GET", SchemaRoute.Path, FaultRoute.Schema, false, new SchemaRoute()),
                new("POST", "/v2/generate/audio/preprocess", FaultRoute.Preprocess, true, new PreprocessRoute(features, options.Quirks)),
            ],
            options.RequestsPerSecond > 0 ? new RateWindow(options.RequestsPerSecond, TimeSpan.FromSeconds(1)) : null,
            options.Quirks.HasFlag(SandboxQuirks.RetryAfter));
    }

    /// <summary>The options.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The faults.</summary>
    public SandboxFaults Faults { get; } = new();

    private DateTimeOffset Now => _time.GetUtcNow() + Options.ClockSkew;

    /// <summary>Answers one request.</summary>
    /// <param name="request">The request. Its host distinguishes the API from the downloads.</param>
    /// <param name="cancellationToken">Canceled if the client disconnects.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="SandboxResetException">The connection is reset.</exception>
    /// <exception cref="HttpRequestException">The request is for another host.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        if (!IsAt(Options.CdnBaseUri, request.RequestUri) && !IsAt(Options.BaseUri, request.RequestUri))
        {
            throw new HttpRequestException($"The sandbox does not know the host of {request.RequestUri}.");
        }

        var id = _seed.Uuid("exchange:" + Interlocked.Increment(ref _exchanges).ToString(CultureInfo.InvariantCulture));
        var exchange = await SandboxRequest.ReadAsync(request, Now, id).ConfigureAwait(false);
        var answer = await AnswerAsync(exchange, cancellationToken).ConfigureAwait(false);
        answer.Headers.Add(AnswerHeaders.Sandbox, "true");
        answer.Headers.Date = Now;
        answer.RequestMessage = request;
        return answer;
    }

    private static bool IsAt(Uri baseUri, Uri? uri) => uri is { IsAbsoluteUri: true } && baseUri.Authority == uri.Authority;

    private async Task<HttpResponseMessage> AnswerAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        if (IsAt(Options.CdnBaseUri, request.Uri))
        {
            return await AnswerAsync(request, _download, FaultRoute.Download, cancellationToken).ConfigureAwait(false);
        }

        if (request.Path.StartsWith(ControlRoute.Prefix, StringComparison.Ordinal))
        {
            return _control.Answer(request);
        }

        var kind = _api.KindOf(request);
        var answer = await AnswerAsync(request, _api, kind, cancellationToken).ConfigureAwait(false);
        AnswerHeaders.Sign(answer, request, _inferenceIds.Of(request, kind));
        return answer;
    }

    private async Task<HttpResponseMessage> AnswerAsync(
        SandboxRequest request, IRoute route, FaultRoute? kind, CancellationToken cancellationToken)
    {
        var entry = _journal.Add(kind is { } known ? FaultWords.Of(FaultWords.Routes, known) : "other", request);
        request.Fault = Faults.Take(kind);

        // From here on, the request is processed even if the client disconnects, because rendering can take a moment.
        var answer = request.Fault is { } fault
            ? await _injector.AnswerAsync(request, fault, route, cancellationToken).ConfigureAwait(false)
            : await Task.Run(() => route.Answer(request), cancellationToken).ConfigureAwait(false);
        await Pause.For(request.AnswerAfter, _time, cancellationToken).ConfigureAwait(false);
        _journal.SetStatus(entry, (int)answer.StatusCode);
        return answer;
    }
}
