namespace AimlMusic.Bench;

/// <summary>Saves a song, a small one first: that loads and compiles.</summary>
internal static class Saving
{
    public const string Plain = "save-plain";
    public const string Tagged = "save-tagged";

    private const int Small = 1024 * 1024;

    public static async Task<string> MeasureAsync(string word, string folder, string address, long bytes)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = "none", BaseUri = new Uri(address) });
        SongSaver saver = new(new AimlMusicClient(connection), options: new() { WritesTags = word == Tagged, WritesSidecar = word == Tagged });
        var size = (long)Small;
        return await MemoryMeter.RunAsync(async () =>
        {
            var saved = await saver.SaveAsync(
                new() { Id = $"song-{size}", Title = $"song-{size}", Lyrics = "la", Status = GenerationStatus.Completed, AudioUrl = $"{address}{size}.wav" }, new() { Folder = folder });
            size = bytes;
            return saved.Length;
        });
    }
}
