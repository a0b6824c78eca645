using System.Globalization;

namespace AimlMusic;

/// <summary>The endpoints of the service: one method per endpoint, one HTTP exchange per call. Retries, waiting and saving are built on it.</summary>
internal sealed class AimlMusicClient(AimlMusicConnection connection)
{
    private const string GeneratePath = "v2/generate/audio";

    internal ApiTransport Transport { get; } = new(connection);

    internal AimlMusicConnection Connection { get; } = connection;

    /// <summary>
    /// Submits a song once: <c>POST /v2/generate/audio</c>. This is the only call that spends money.
    /// Source: https://docs.aimlapi.com/api-references/music-models.
    /// </summary>
    /// <exception cref="AimlMusicException">The submit was rejected, was not sent, or is in doubt; see <see cref="AimlMusicException.Spend"/>.</exception>
    public Task<MusicGeneration> SubmitAsync(MusicRequest request, string clientRequestId, CancellationToken cancellationToken = default) =>
        SubmitAsync(request, clientRequestId, permit: null, cancellationToken);

    /// <summary>The same, with a permit that was already acquired.</summary>
    internal async Task<MusicGeneration> SubmitAsync(MusicRequest request, string clientRequestId, long? permit, CancellationToken cancellationToken)
    {
        RequestValidator.ThrowIfInvalid(request);
        var body = SubmitBody.Create(request);
        using SendOnceContent content = new(body) { Permit = permit };
        var answer = await Transport.PostAsync(GeneratePath, content, clientRequestId, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw ErrorAnswer.Read(answer, Connection);
        }

        var asked = Asked(request, body, clientRequestId, answer);
        var song = GenerationAnswer.Read(answer.Body, asked) ?? asked;
        // If the link is still to come, the song is polled for it.
        song = song.Status == GenerationStatus.Completed && string.IsNullOrEmpty(song.AudioUrl) ? new MusicGeneration(song) { Status = GenerationStatus.Generating } : song;
        return song.Id.Length > 0 && Connection.Redact(song.Id) == song.Id ? Stamp(song) : throw Unreadable(answer, Refusal(answer) is { } refusal ? $"answered without an id: {refusal}" : "accepted the song, but its answer contains no usable id");
    }

    /// <summary>
    /// Extracts the features of a recording for a cover, once: <c>POST /v2/generate/audio/preprocess</c>.
    /// Source: https://docs.aimlapi.com/api-references/music-models.
    /// </summary>
    /// <param name="file">A recording of 6 s to 6 min with vocals; null if its URL is given.</param>
    /// <param name="url">Its URL.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.RequestInvalid"/> if the module or the service rejects the recording; otherwise the exchange failed.
    /// </exception>
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

    /// <summary>Gets the status of a song: <c>GET /v2/generate/audio?generation_id=ID</c>.</summary>
    /// <param name="song">The song. Only its id is required; other properties are copied to the result.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    /// <exception cref="AimlMusicException">The service rejected the request or failed. This says nothing about the song.</exception>
    public async Task<MusicGeneration> GetGenerationAsync(MusicGeneration song, CancellationToken cancellationToken = default) =>
        (await PollAsync(song, cancellationToken).ConfigureAwait(false)).Song;

    /// <summary>The same, with the time at which the request was sent. It may have waited for its permit.</summary>
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
            // The field describes the answer, not the song.
            throw Unreadable(answer, $"refused to answer: {refusal}");
        }

        var seen = Stamp(new(read)
        {
            // The requested id is kept, because it works. The spelling in the answer is ignored.
            Id = song.Id,
            IsSandbox = song.IsSandbox || Connection.IsSandbox || answer.IsSandbox,
        });
        return (seen, answer.SentAt);
    }

    /// <summary>Gets one page of the request log, newest first: <c>GET /v2/logs</c>.</summary>
    internal async Task<LogPage> GetLogsAsync(TimeWindow window, int offset, CancellationToken cancellationToken = default)
    {
        var path = $"v2/logs?start={Iso(window.Start)}&end={Iso(window.End)}&limit=100&offset={offset}";
        var answer = await Transport.GetAsync(path, cancellationToken).ConfigureAwait(false);
        return Read(answer, body => LogPage.Read(body), "returned a log that cannot be read") with { IsSandbox = Connection.IsSandbox || answer.IsSandbox };
    }

    /// <summary>
    /// Gets one page of the account's charges for models, with any key, newest first: <c>GET /v2/billing/transactions</c>.
    /// Source: https://docs.aimlapi.com/api-references/service-endpoints.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="cursor">The cursor of the page; null for the first page.</param>
    /// <param name="isOfRefunds">Get the refunds instead.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    internal async Task<ChargePage> GetChargesAsync(TimeWindow window, string? cursor, bool isOfRefunds = false, CancellationToken cancellationToken = default)
    {
        var path = $"v2/billing/transactions?from={Iso(window.Start)}&to={Iso(window.End)}&direction={(isOfRefunds ? "TOPUP&type=REFUND" : "CHARGE&type=MODEL_USAGE")}&limit=100"
            + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
        var answer = await Transport.GetAsync(path, cancellationToken).ConfigureAwait(false);
        return Read(answer, body => ChargePage.Read(body, isOfRefunds), "returned a list of charges that cannot be read");
    }

    /// <summary>
    /// Gets the usage of the key in a window of at most 92 days, by day and model: <c>GET /v2/usage/detail</c>.
    /// Source: https://docs.aimlapi.com/api-references/service-endpoints/api-key-usage.
    /// </summary>
    internal async Task<UsagePage> GetUsageAsync(TimeWindow window, CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetAsync($"v2/usage/detail?start={Iso(window.Start)}&end={Iso(window.End)}&group_by=day%2Cmodel", cancellationToken).ConfigureAwait(false);
        return Read(answer, body => UsagePage.Read(body, window), "returned a usage report that cannot be read, or whose groups do not add up to its total") with { IsSandbox = Connection.IsSandbox || answer.IsSandbox };
    }

    /// <summary>
    /// Gets the balance of the account: <c>GET /v2/billing</c>.
    /// Source: https://docs.aimlapi.com/api-references/service-endpoints/account-balance.
    /// </summary>
    /// <exception cref="AimlMusicException">The service rejected the request or failed.</exception>
    public async Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetAsync("v2/billing", cancellationToken).ConfigureAwait(false);
        var balance = Read(answer, body => AccountBalance.Read(body), "returned a balance that cannot be read");
        balance.IsSandbox = Connection.IsSandbox || answer.IsSandbox;
        return balance;
    }

    /// <summary>
    /// Gets the models of the service with their prices: <c>GET /v1/models?include=pricing</c>. No key is needed, and none is sent.
    /// Source: https://docs.aimlapi.com/api-references/service-endpoints/complete-model-list.
    /// </summary>
    /// <param name="knownTag">The tag of the list that is already known.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    /// <returns>The list, or null if the known list is still valid.</returns>
    internal async Task<LiveModelList?> GetModelsAsync(string? knownTag, CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetPublicAsync("v1/models?include=pricing", knownTag, cancellationToken).ConfigureAwait(false);
        if (answer.IsUnchanged && knownTag is not null)
        {
            return null;
        }

        return Read(answer, body => LiveModelList.Read(body), "returned a list of models that cannot be read") with
        {
            Tag = LiveModelList.UsableTag(answer.Tag),
            ReadAt = Connection.TimeProvider.GetUtcNow(),
            IsSandbox = Connection.IsSandbox || answer.IsSandbox,
        };
    }

    /// <summary>Gets the properties of the key: <c>GET /v1/key</c>. Source: https://docs.aimlapi.com/api-references/service-endpoints.</summary>
    internal async Task<KeyInfo> GetKeyAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetAsync("v1/key", cancellationToken).ConfigureAwait(false);
        return Read(answer, body => KeyInfo.Read(body), "returned a description of the key that cannot be read");
    }

    /// <summary>Gets the models that the vendor deprecates or has withdrawn: <c>GET /v1/models/deprecations</c>. No key is sent.</summary>
    internal async Task<IReadOnlyList<ModelDeprecation>> GetDeprecationsAsync(CancellationToken cancellationToken = default)
    {
        var answer = await Transport.GetPublicAsync("v1/models/deprecations", knownTag: null, cancellationToken).ConfigureAwait(false);
        return Read(answer, body => ModelDeprecation.ReadList(body), "returned a list of deprecated models that cannot be read");
    }

    /// <summary>Gets the schema of a model from the OpenAPI document in the list of models. No key is sent, and no other host is accessed.</summary>
    /// <returns>The schema; null if the document is on another host, or does not contain the model.</returns>
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

    internal MusicGeneration Asked(MusicRequest request, SubmitBody body, string clientRequestId, ApiAnswer answer) => new()
    {
        // Every answer has the inference id, and that of a submit is the id of the song. A damaged body therefore loses nothing.
        Id = answer.InferenceId ?? "",
        Title = request.Title,
        Model = request.Entry.Id,
        Lyrics = request.Lyrics,
        Prompt = request.Prompt,
        Sent = body.Json,
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

    /// <summary>What the answer contains; an error if the exchange failed, or if the answer cannot be read.</summary>
    private T Read<T>(ApiAnswer answer, Func<ReadOnlyMemory<byte>, T?> read, string mistake)
        where T : class =>
        answer.IsSuccess ? read(answer.Body) ?? throw Unreadable(answer, mistake) : throw ErrorAnswer.Read(answer, Connection);

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
