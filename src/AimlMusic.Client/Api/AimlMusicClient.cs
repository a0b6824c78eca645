using System.Globalization;

namespace AimlMusic;

/// <summary>The service's endpoints, one method each, each one HTTP exchange. Retrying, waiting and saving are built upon it.</summary>
public sealed class AimlMusicClient(AimlMusicConnection connection)
{
    private const string GeneratePath = "v2/generate/audio";

    internal ApiTransport Transport { get; } = new(connection);

    internal AimlMusicConnection Connection { get; } = connection;

    /// <summary>
    /// Submits a song, once: <c>POST /v2/generate/audio</c>. This is the one call that spends money.
    /// Source: https://docs.aimlapi.com/api-references/music-models.
    /// </summary>
    /// <exception cref="AimlMusicException">The submit was refused, was not sent, or ended in doubt; <see cref="AimlMusicException.Spend"/> tells.</exception>
    public Task<MusicGeneration> SubmitAsync(MusicRequest request, string clientRequestId, CancellationToken cancellationToken = default) =>
        SubmitAsync(request, clientRequestId, permit: null, cancellationToken);

    /// <summary>The same, with a permit that was acquired already.</summary>
    internal async Task<MusicGeneration> SubmitAsync(MusicRequest request, string clientRequestId, long? permit, CancellationToken cancellationToken)
    {
        RequestValidator.ThrowIfInvalid(request);
        using SendOnceContent content = new(SubmitBody.Create(request)) { Permit = permit };
        var answer = await Transport.PostAsync(GeneratePath, content, clientRequestId, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw ErrorAnswer.Read(answer, Connection);
        }

        var asked = Asked(request, clientRequestId, answer);
        var song = GenerationAnswer.Read(answer.Body, asked) ?? asked;
        // Where the link is to come, it is polled for.
        song = song.Status == GenerationStatus.Completed && string.IsNullOrEmpty(song.AudioUrl) ? new MusicGeneration(song) { Status = GenerationStatus.Generating } : song;
        return song.Id.Length > 0 && Connection.Redact(song.Id) == song.Id ? Stamp(song) : throw Unreadable(answer, Refusal(answer) is { } refusal ? $"answered without an id: {refusal}" : "accepted the song, but its answer contains no usable id");
    }

    /// <summary>
    /// Has the features of a recording extracted for a cover, once: <c>POST /v2/generate/audio/preprocess</c>.
    /// Source: https://docs.aimlapi.com/api-references/music-models.
    /// </summary>
    /// <param name="file">A recording of 6 s to 6 min with vocals; null where its address is given.</param>
    /// <param name="url">Its address.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.RequestInvalid"/> where the recording is not fit, before anything is sent or by the service; else the exchange failed.</exception>
    internal async Task<MusicReference> PreprocessCoverAsync(ReferenceFile? file, string? url, CancellationToken cancellationToken = default)
    {
        if (file is not null)
        {
            ReferenceFileRules.ThrowIfNoReference(file, ReferencePurpose.Cover);
        }

        MusicRequest request = new() { Model = MusicCatalog.DefaultFileModel, ReferenceFile = file, ReferenceAudio = url };
        using SendOnceContent content = new(SubmitBody.Create(request));
        var answer = await Transport.PostAsync(GeneratePath + "/preprocess", content, "aimlmusic-" + Guid.NewGuid().ToString("D"), cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess
            ? CoverAnswer.Read(answer, file?.Path ?? url!, Connection.TimeProvider)
                ?? throw Unreadable(answer, Refusal(answer) is { } refusal ? $"does not accept the recording: {refusal}" : "accepted the recording, but its answer cannot be read")
            : throw ErrorAnswer.Read(answer, Connection);
    }

    /// <summary>Asks how far a song is: <c>GET /v2/generate/audio?generation_id=ID</c>.</summary>
    /// <param name="song">The song; only its id is needed. What else is known of it comes back with the answer.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    /// <exception cref="AimlMusicException">The service refused or failed. It says nothing about the song.</exception>
    public async Task<MusicGeneration> GetGenerationAsync(MusicGeneration song, CancellationToken cancellationToken = default) =>
        (await PollAsync(song, cancellationToken).ConfigureAwait(false)).Song;

    /// <summary>The same, with the moment at which the request went: it may have waited for its permit.</summary>
    internal async Task<(MusicGeneration Song, long AskedAt)> PollAsync(MusicGeneration song, CancellationToken cancellationToken)
    {
        var answer = await Transport.GetAsync($"{GeneratePath}?generation_id={Uri.EscapeDataString(song.Id)}", cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            var failure = ErrorAnswer.Read(answer, Connection);
            throw failure is { Kind: AimlMusicErrorKind.NotFound, IsServiceError: true }
                ? failure.As(AimlMusicErrorKind.NotFound, $"The service has no song with the id '{SanitizeForTerminal.Of(song.Id)}' (404).")
                : failure;
        }

        var read = GenerationAnswer.Read(answer.Body, song) ?? throw Unreadable(answer, "returned an answer that cannot be read");
        if (read.Status == GenerationStatus.Unknown && Refusal(answer) is { } refusal)
        {
            // It speaks of the answer, not of the song.
            throw Unreadable(answer, $"refused to answer: {refusal}");
        }

        var seen = Stamp(new(read)
        {
            // The id that was asked for is the one that works; an answer's own spelling of it changes nothing.
            Id = song.Id,
            IsSandbox = song.IsSandbox || Connection.IsSandbox || answer.IsSandbox,
        });
        return (seen, answer.SentAt);
    }

    /// <summary>One page of the account's requests, newest first: <c>GET /v2/logs</c>.</summary>
    internal async Task<LogPage> GetLogsAsync(TimeWindow window, int offset, CancellationToken cancellationToken = default)
    {
        var path = $"v2/logs?start={Iso(window.Start)}&end={Iso(window.End)}&limit=100&offset={offset}";
        var answer = await Transport.GetAsync(path, cancellationToken).ConfigureAwait(false);
        var page = answer.IsSuccess
            ? LogPage.Read(answer.Body) ?? throw Unreadable(answer, "returned a log that cannot be read")
            : throw ErrorAnswer.Read(answer, Connection);
        return page with { IsSandbox = Connection.IsSandbox || answer.IsSandbox };
    }

    /// <summary>
    /// One page of what the account was charged for models, by whatever key, newest first: <c>GET /v2/billing/transactions</c>.
    /// Source: https://docs.aimlapi.com/api-references/service-endpoints.
    /// </summary>
    /// <param name="window">The span of time.</param>
    /// <param name="cursor">Where the page begins; null for the first.</param>
    /// <param name="isOfRefunds">Get what the account got back instead.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    internal async Task<ChargePage> GetChargesAsync(TimeWindow window, string? cursor, bool isOfRefunds = false, CancellationToken cancellationToken = default)
    {
        var path = $"v2/billing/transactions?from={Iso(window.Start)}&to={Iso(window.End)}&direction={(isOfRefunds ? "TOPUP&type=REFUND" : "CHARGE&type=MODEL_USAGE")}&limit=100"
            + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
        var answer = await Transport.GetAsync(path, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess
            ? ChargePage.Read(answer.Body, isOfRefunds) ?? throw Unreadable(answer, "returned a list of charges that cannot be read")
            : throw ErrorAnswer.Read(answer, Connection);
    }

    /// <summary>
    /// What the key has spent in a window of at most 92 days, by day and model: <c>GET /v2/usage/detail</c>.
    /// Source: https://docs.aimlapi.com/api-references/service-endpoints/api-key-usage.
    /// </summary>
    internal async Task<UsagePage> GetUsageAsync(TimeWindow window, CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetAsync($"v2/usage/detail?start={Iso(window.Start)}&end={Iso(window.End)}&group_by=day%2Cmodel", cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw ErrorAnswer.Read(answer, Connection);
        }

        var page = UsagePage.Read(answer.Body, window) ?? throw Unreadable(answer, "returned a usage report that cannot be read, or whose groups do not add up to its total");
        return page with { IsSandbox = Connection.IsSandbox || answer.IsSandbox };
    }

    /// <summary>
    /// What is left on the account: <c>GET /v2/billing</c>. Source: https://docs.aimlapi.com/api-references/service-endpoints/account-balance.
    /// </summary>
    /// <exception cref="AimlMusicException">The service refused or failed.</exception>
    public async Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetAsync("v2/billing", cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw ErrorAnswer.Read(answer, Connection);
        }

        var balance = AccountBalance.Read(answer.Body) ?? throw Unreadable(answer, "returned a balance that cannot be read");
        balance.IsSandbox = Connection.IsSandbox || answer.IsSandbox;
        return balance;
    }

    /// <summary>
    /// The service's models with their prices, for everybody: <c>GET /v1/models?include=pricing</c>. The key is not sent.
    /// Source: https://docs.aimlapi.com/api-references/service-endpoints/complete-model-list.
    /// </summary>
    /// <param name="knownTag">What names the list that is known already.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    /// <returns>The list, or null where the known one still holds.</returns>
    internal async Task<LiveModelList?> GetModelsAsync(string? knownTag, CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetPublicAsync("v1/models?include=pricing", knownTag, cancellationToken).ConfigureAwait(false);
        if (answer.IsUnchanged && knownTag is not null)
        {
            return null;
        }

        var list = answer.IsSuccess ? LiveModelList.Read(answer.Body) : throw ErrorAnswer.Read(answer, Connection);
        return list is null
            ? throw Unreadable(answer, "returned a list of models that cannot be read")
            : list with
            {
                Tag = LiveModelList.UsableTag(answer.Tag),
                ReadAt = Connection.TimeProvider.GetUtcNow(),
                IsSandbox = Connection.IsSandbox || answer.IsSandbox,
            };
    }

    /// <summary>What the key may do: <c>GET /v1/key</c>. Source: https://docs.aimlapi.com/api-references/service-endpoints.</summary>
    internal async Task<KeyInfo> GetKeyAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetAsync("v1/key", cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess
            ? KeyInfo.Read(answer.Body) ?? throw Unreadable(answer, "returned a description of the key that cannot be read")
            : throw ErrorAnswer.Read(answer, Connection);
    }

    /// <summary>The models that the vendor ends or has ended: <c>GET /v1/models/deprecations</c>. The key is not sent.</summary>
    internal async Task<IReadOnlyList<ModelDeprecation>> GetDeprecationsAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetPublicAsync("v1/models/deprecations", knownTag: null, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess
            ? ModelDeprecation.ReadList(answer.Body) ?? throw Unreadable(answer, "returned a list of deprecated models that cannot be read")
            : throw ErrorAnswer.Read(answer, Connection);
    }

    /// <summary>What a model takes, from the OpenAPI document that the list of models names. The key is not sent, and only this service is asked.</summary>
    /// <returns>The schema; null where the document is elsewhere, or has none of the model.</returns>
    internal async Task<ModelSchema?> GetSchemaAsync(string url, string modelId, CancellationToken cancellationToken = default)
    {
        if (UriOrigin.ParseWeb(url) is not { } uri || !uri.HasOriginOf(Connection.BaseUri))
        {
            return null;
        }

        var answer = await Transport.GetPublicAsync(uri.AbsoluteUri, knownTag: null, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? ModelSchema.ReadDocument(answer.Body, modelId) : throw ErrorAnswer.Read(answer, Connection);
    }

    private static string Iso(DateTimeOffset time) => Uri.EscapeDataString(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

    internal MusicGeneration Asked(MusicRequest request, string clientRequestId, ApiAnswer answer) => new()
    {
        // Every answer carries the inference id, and a submit's is the song's: a garbled body loses nothing.
        Id = answer.InferenceId ?? "",
        Title = request.Title,
        Model = request.Entry.Id,
        Lyrics = request.Lyrics,
        Prompt = request.Prompt,
        Sent = RequestBody.Create(request).ToJsonString(),
        ClientRequestId = clientRequestId,
        SubmittedUtc = Connection.TimeProvider.GetUtcNow(),
        CreditsUsed = answer.CreditsUsed,
        UsdSpent = answer.UsdSpent,
        IsSandbox = Connection.IsSandbox || answer.IsSandbox,
    };

    internal MusicGeneration Stamp(MusicGeneration song) => new(song)
    {
        CompletedUtc = song.CompletedUtc ?? (song.IsFinished ? Connection.TimeProvider.GetUtcNow() : null),
        StatusWord = Connection.LineOrNull(song.StatusWord, 40),
        ErrorName = Connection.LineOrNull(song.ErrorName),
        ErrorMessage = Connection.LineOrNull(song.ErrorMessage),
        ContentType = Connection.LineOrNull(song.ContentType),
        FileName = Connection.LineOrNull(song.FileName),
        AudioUrl = song.AudioUrl is { } url ? Connection.Link(url) : null,
    };

    private string? Refusal(ApiAnswer answer)
    {
        using var document = JsonReading.Parse(answer.Body);
        var root = document?.RootElement ?? default;
        return BaseRespField.Read(root, Connection) ?? (ServiceWords.Of(root) is { } said ? Connection.Line(said) : null);
    }

    internal AimlMusicException Unreadable(ApiAnswer answer, string what) =>
        new(AimlMusicErrorKind.ServiceUnavailable, $"The service {what} ({answer.MediaType ?? "no content type"}, {(answer.Encoding is { } encoding ? Connection.Line(encoding, 40) + ", " : "")}{answer.Body.Length} bytes).")
        {
            StatusCode = answer.Status,
            RequestId = Connection.LineOrNull(answer.RequestId),
            InferenceId = answer.InferenceId,
        };
}
