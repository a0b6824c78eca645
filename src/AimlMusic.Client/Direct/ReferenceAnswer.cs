namespace AimlMusic.Direct;

/// <summary>Reads the answer to an upload.</summary>
internal static class ReferenceAnswer
{
    /// <summary>The reference; null if the answer contains none.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.RequestInvalid"/>: the service rejected the file.</exception>
    public static MusicReference? Read(ApiAnswer answer, string path, ReferencePurpose purpose, AimlMusicConnection connection)
    {
        using var document = JsonReading.Parse(answer.Body);
        var root = document?.RootElement ?? default;
        if (BaseRespField.Read(root, connection) is { } refusal)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"The service does not accept '{path}' as a reference: {refusal}.")
            {
                StatusCode = answer.Status,
                RequestId = connection.LineOrNull(answer.RequestId),
                ServiceMessage = refusal,
                Path = path,
            };
        }

        MusicReference reference = new()
        {
            VoiceId = root.Id("voice_id"),
            InstrumentalId = root.Id("instrumental_id"),
            Purpose = purpose,
            Path = path,
        };
        return reference.VoiceId is null && reference.InstrumentalId is null ? null : reference;
    }
}
