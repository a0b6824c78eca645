namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Events of songs.</summary>
internal static class Song
{
    public static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    public static LedgerEvent Submit(string key, string? hash = null, string? writer = null) => new()
    {
        Key = key,
        BaseUri = "https://api.aimlapi.com/",
        IsSandbox = false,
        Model = "minimax/music-2.6",
        Title = "Title of " + key,
        Lyrics = "A line\nand another",
        Prompt = "quiet",
        Request = """{"model":"minimax/music-2.6","lyrics":"A line\nand another"}""",
        RequestHash = hash ?? "hash of " + key,
        Writer = writer ?? ProcessIdentity.Current,
    };

    public static MusicGeneration Taken(string? key, string id) => new() { ClientRequestId = key, Id = id, Status = GenerationStatus.Queued };

    public static MusicGeneration Done(string? key, string id) => new(Taken(key, id))
    {
        Status = GenerationStatus.Completed,
        AudioUrl = $"https://cdn.example/{id}.mp3",
        Duration = TimeSpan.FromSeconds(61),
    };

    public static SavedSong OnDisk(string? key, string id) =>
        new(Done(key, id), $"/music/{id}.mp3", AudioKind.Mp3, 1, new string('a', 64));

    /// <summary>Takes a song of a ledger all the way.</summary>
    public static void SaveWhole(SongLedger ledger, string key)
    {
        ledger.Submitting(Submit(key));
        ledger.Accepted(Taken(key, "id-" + key));
        ledger.Finished(Done(key, "id-" + key));
        ledger.Saved(OnDisk(key, "id-" + key));
    }
}
