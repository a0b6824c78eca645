using System.Text.Json.Nodes;

namespace AimlMusic.Ledger;

/// <summary>What the ledger is told of a submit before it leaves: all that is needed to take the song up again. Never the key.</summary>
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

    /// <summary>What the same request always has in common.</summary>
    public static string HashOf(MusicRequest request, Uri baseUri, bool isSandbox) => RequestHash.Of(Canonical(request), baseUri, isSandbox);

    /// <summary>The song that a submit asks for, as far as it is known here.</summary>
    public static MusicGeneration Asked(MusicRequest request, LedgerEvent submit, AimlMusicConnection connection) => new()
    {
        Title = request.Title,
        Model = submit.Model,
        Lyrics = request.Lyrics,
        Prompt = request.Prompt,
        Sent = submit.Request,
        ClientRequestId = submit.Key,
        // When it was recorded: the answer may have been waited for longer than the log is searched back.
        SubmittedUtc = submit.At,
        IsSandbox = connection.IsSandbox,
    };

    private static JsonObject Canonical(MusicRequest request) => RequestBody.CreateCanonical(request is { Reference: { } reference, ReferenceFile.Mark: var mark }
        ? request with { Reference = new() { Path = reference.Path, VoiceId = mark, InstrumentalId = mark } }
        : request);
}
