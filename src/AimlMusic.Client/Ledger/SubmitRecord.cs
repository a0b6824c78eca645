using System.Text.Json.Nodes;

namespace AimlMusic.Ledger;

/// <summary>The event for a submit, recorded before it is sent. It contains everything that is needed to resume the song, but never the key.</summary>
internal static class SubmitRecord
{
    public static LedgerEvent Create(MusicRequest request, AimlMusicConnection connection)
    {
        var body = RequestBody.Create(request);
        return new()
        {
            Key = "aimlmusic-" + Guid.NewGuid().ToString("D"),
            BaseUri = connection.BaseUri.AbsoluteUri,
            IsSandbox = connection.IsSandbox,
            Model = request.Entry.Id,
            Title = request.Title,
            Lyrics = request.Lyrics,
            Prompt = request.Prompt,
            Request = body.ToJsonString(),
            RequestHash = HashOf(request, connection.BaseUri, connection.IsSandbox),
            Writer = ProcessIdentity.Current,
            KeyMark = connection.KeyMark,
            ClockOffsetMs = connection.ServiceClock.KnownOffset?.TotalMilliseconds,
        };
    }

    /// <summary>The hash of a request. Equal requests have equal hashes.</summary>
    public static string HashOf(MusicRequest request, Uri baseUri, bool isSandbox) => RequestHash.Of(Canonical(request), baseUri, isSandbox);

    /// <summary>The song that a submit requests, as far as it is known.</summary>
    public static MusicGeneration Asked(MusicRequest request, LedgerEvent submit, AimlMusicConnection connection) => new()
    {
        Title = request.Title,
        Model = submit.Model,
        Lyrics = request.Lyrics,
        Prompt = request.Prompt,
        Sent = submit.Request,
        ClientRequestId = submit.Key,
        // The time of the record. Waiting for the answer may have taken longer than the window in which the log is searched.
        SubmittedUtc = submit.At,
        IsSandbox = connection.IsSandbox,
    };

    private static JsonObject Canonical(MusicRequest request) => RequestBody.CreateCanonical(request is { Reference: { } reference, ReferenceFile.Mark: var mark }
        ? request with { Reference = new() { Path = reference.Path, VoiceId = mark, InstrumentalId = mark } }
        : request);
}
