namespace AimlMusic.PowerShell;

/// <summary>A recording on this machine that a song is to follow, and that is uploaded before the song is submitted.</summary>
internal static class SongReference
{
    // What stands in the request until the upload has given ids: it is checked before anything is sent.
    private const string Pending = "pending";

    /// <summary>The file of a request for a model that takes uploads; null where there is none. Brackets in its name are no wildcards.</summary>
    public static string? FileOf(PSCmdlet cmdlet, MusicRequest request)
    {
        if (MusicCatalog.Find(request.Model).Endpoint != MusicEndpoint.Direct || string.IsNullOrWhiteSpace(request.ReferenceAudio) || IsUrl(request.ReferenceAudio!))
        {
            return null;
        }

        try
        {
            return FilePaths.Resolve(cmdlet, request.ReferenceAudio!);
        }
        catch (SessionStateException e)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"ReferenceAudio '{request.ReferenceAudio}': {e.Message} Nothing was sent.", e);
        }
    }

    /// <summary>Every mistake of a request and of its file, in one error.</summary>
    /// <exception cref="AimlMusicException">Kind <see cref="AimlMusicErrorKind.RequestInvalid"/>.</exception>
    public static void ThrowIfInvalid(MusicRequest request, string file)
    {
        var problems = RequestValidator.FindProblems(WithIds(request, Pending, Pending)).Concat(ReferenceFile.FindProblems(file));
        if (!string.IsNullOrWhiteSpace(request.VoiceId) || !string.IsNullOrWhiteSpace(request.InstrumentalId))
        {
            problems = problems.Append("ReferenceAudio makes a VoiceId and an InstrumentalId, and one is given already.");
        }

        RequestValidator.ThrowIfAny([.. problems], request);
    }

    /// <summary>The request with the ids of its uploaded recording.</summary>
    public static MusicRequest With(MusicRequest request, MusicReference reference) =>
        WithIds(request, reference.VoiceId, reference.InstrumentalId) with { ReferenceSha256 = FileDigest.Sha256(reference.Path) };

    private static MusicRequest WithIds(MusicRequest request, string? voice, string? instrumental) =>
        request with { ReferenceAudio = null, VoiceId = voice, InstrumentalId = instrumental };

    private static bool IsUrl(string text) => text.IndexOf("://", StringComparison.Ordinal) > 0;
}
