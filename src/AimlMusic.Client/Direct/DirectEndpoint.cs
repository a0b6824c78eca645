namespace AimlMusic.Direct;

/// <summary>The endpoints of music-01: one method per endpoint, one HTTP exchange per call.</summary>
internal static class DirectEndpoint
{
    private const string DirectPath = "v2/generate/audio/minimax/generate";
    private const string UploadPath = "v2/generate/audio/minimax/upload";

    /// <summary>
    /// Uploads a recording as a reference for songs: <c>POST /v2/generate/audio/minimax/upload</c>. It costs nothing.
    /// The file is read while it is sent.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="file">A WAV or MP3 file, longer than 10 s and no longer than 10 min.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="progress">Receives the number of bytes sent so far.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.RequestInvalid"/> if the module or the service rejects the file; otherwise the exchange failed.
    /// </exception>
    public static async Task<MusicReference> UploadReferenceAsync(
        this AimlMusicClient client, ReferenceFile file, ReferencePurpose purpose, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ReferenceFileRules.ThrowIfNoReference(file);
        using FileContent content = new(file, progress);
        using UploadForm form = new(content, purpose);
        var answer = await client.Transport.UploadAsync(UploadPath, form, content, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess
            ? ReferenceAnswer.Read(answer, file.Path, purpose, client.Connection) ?? throw client.Unreadable(answer, "accepted the recording, but its answer cannot be read")
            : throw ErrorAnswer.Read(answer, client.Connection);
    }

    /// <summary>
    /// Makes a song once, while the caller waits: <c>POST /v2/generate/audio/minimax/generate</c>. It spends money. The answer contains the
    /// audio, which is written to the file as it arrives.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request.</param>
    /// <param name="clientRequestId">The client request id.</param>
    /// <param name="file">The file for the audio.</param>
    /// <param name="begun">Called with the song when the first audio has arrived. From then on, it is known to be paid for.</param>
    /// <param name="permit">The acquired permit.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    public static async Task<MusicGeneration> GenerateAsync(
        this AimlMusicClient client, MusicRequest request, string clientRequestId, SpoolFile file, Action<MusicGeneration> begun, long? permit = null, CancellationToken cancellationToken = default)
    {
        RequestValidator.ThrowIfInvalid(request);
        var body = SubmitBody.Create(request);
        using SendOnceContent content = new(body) { Permit = permit };
        using var response = await client.Transport.OpenPostAsync(DirectPath, content, clientRequestId, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw ErrorAnswer.Read(await client.Transport.ReadAsync(response, cancellationToken).ConfigureAwait(false), client.Connection);
        }

        var asked = client.Asked(request, body, clientRequestId, AnswerReader.Describe(response, client.Connection.TimeProvider, []));
        DirectAnswer direct = new(client.Connection, file);
        var rest = await direct.ReadAsync(response, () => begun(asked), cancellationToken).ConfigureAwait(false);
        using var document = JsonReading.Parse(rest);
        var root = document?.RootElement ?? default;
        if (BaseRespField.Read(root, client.Connection) is { } refusal)
        {
            file.Discard();
            throw new MusicGeneration(asked) { Status = GenerationStatus.Failed, ErrorMessage = refusal }.ToFailure();
        }

        if (file.Sha256 is null)
        {
            throw client.Unreadable(AnswerReader.Describe(response, client.Connection.TimeProvider, rest), "returned an answer without a song");
        }

        direct.ThrowIfNotTheSong(root, SpooledSongs.MayBePcm(asked.Sent!));
        return client.Stamp(new(GenerationAnswer.ReadDirect(root, asked)) { FileSize = file.Length });
    }
}
