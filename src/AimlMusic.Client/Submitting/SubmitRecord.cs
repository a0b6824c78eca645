namespace AimlMusic;

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
            Model = MusicCatalog.Find(request.Model).Id,
            Title = request.Title,
            Lyrics = request.Lyrics,
            Prompt = request.Prompt,
            Request = body.ToJsonString(),
            RequestHash = RequestHash.Of(body, connection.BaseUri, connection.IsSandbox),
            Writer = LedgerWriter.Current,
        };
    }
}
