namespace AimlMusic.Bench;

/// <summary>Songs as a year of scheduled runs leaves them.</summary>
internal static class LedgerSample
{
    private static readonly string Lyrics = string.Concat(Enumerable.Repeat("[Verse]\nA line that is long enough to be sung\n", 14))[..600];
    private static readonly AimlMusicConnection Connection = new(new() { ApiKey = "none" });
    private static readonly DateTimeOffset Begun = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a ledger of so many songs, each submitted, accepted, completed and saved; gives its length.</summary>
    public static long Write(string folder, int songs)
    {
        using FileStream file = new(Path.Combine(folder, "ledger.jsonl"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 20);
        file.Write(LedgerFileId.NewLine());
        for (var i = 0; i < songs; i++)
        {
            foreach (var line in Events(i))
            {
                file.Write(LedgerLineWriter.Write(line));
            }
        }

        return file.Length;
    }

    public static LedgerEvent Submit(string key)
    {
        MusicRequest request = new() { Title = "A song for the evening", Lyrics = Lyrics, Prompt = "A quiet song for the evening" };
        var line = SubmitRecord.Create(request, Connection);
        line.Key = key;
        return line;
    }

    private static LedgerEvent[] Events(int number)
    {
        var submit = Submit($"aimlmusic-{Guid.NewGuid():D}");
        submit.RequestHash = Guid.NewGuid().ToString("N");
        var id = $"{Guid.NewGuid():D}:minimax/music-2.6";
        var url = $"https://cdn.aimlapi.com/music%2Fprod%2Ftts-{Guid.NewGuid():N}.mp3?Expires=1798765432&Signature={Guid.NewGuid():N}{Guid.NewGuid():N}";
        LedgerEvent[] events =
        [
            submit,
            new() { State = LedgerState.Accepted, Key = submit.Key, Id = id, UsdSpent = 0.035m },
            new() { State = LedgerState.Completed, Key = submit.Key, Id = id, AudioUrl = url, DurationMs = 123_456, UsdSpent = 0.035m },
            new() { State = LedgerState.Saved, Key = submit.Key, Id = id, Path = $"/home/someone/Music/Song {number}.mp3", Sha256 = new string('a', 64) },
        ];
        for (var k = 0; k < events.Length; k++)
        {
            events[k].At = Begun + TimeSpan.FromSeconds((number * 60) + k);
        }

        return events;
    }
}
