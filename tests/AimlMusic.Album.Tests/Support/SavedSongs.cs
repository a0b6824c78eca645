using System.Text.Json.Nodes;
using AimlMusic.Album.Songs;
using AimlMusic.Tests.Support;

namespace AimlMusic.Album.Tests.Support;

/// <summary>A folder with saved songs, as Save-AimlMusic leaves it.</summary>
internal sealed class SavedSongs : IDisposable
{
    private readonly TempFolder _folder = new();

    public SavedSongs() => Directory.CreateDirectory(Folder);

    public string Folder => _folder.Path;

    public string Page => Path.Combine(Folder, AlbumWriter.FileName);

    /// <summary>Saves a song with its sidecar file; returns the path of its audio.</summary>
    public string Add(string fileName, MusicRequest request, double seconds = 20, decimal? usd = 0.195m, DateTimeOffset? at = null)
    {
        var path = Path.Combine(Folder, fileName);
        File.WriteAllBytes(path, WavFile.Pcm(4000, 1, 8, Enumerable.Range(0, (int)(4000 * seconds)).Select(i => 0.5 * Math.Sin(2 * Math.PI * 330 * i / 4000) * ((i / 4000 % 4) + 1) / 4)));
        SongSidecar sidecar = new()
        {
            Request = request,
            Song = new() { Id = $"id-{fileName}", Title = request.Title, Model = request.Model, UsdSpent = usd, SubmittedUtc = at ?? new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) },
            AudioFile = fileName,
            SavedAt = new(2026, 3, 1, 12, 1, 0, TimeSpan.Zero),
            Sha256Served = new('1', 64),
            Sha256Saved = Hex.Sha256Of(fileName),
        };
        sidecar.Write(SongSidecar.PathOf(path), overwrite: true);
        return path;
    }

    /// <summary>Writes the page of all songs; returns its text.</summary>
    public string Write(string title = "Songs for a long night", SongLedger? ledger = null)
    {
        List<AimlMusicException> problems = [];
        var sources = SongFolder.Find(Folder).ToList();
        new AlbumWriter(ledger).Write(Page, title, sources, "1.2.3", overwrite: true, problems.Add, TestContext.Current.CancellationToken);
        Assert.Empty(problems);
        return File.ReadAllText(Page);
    }

    /// <summary>The data in a page.</summary>
    public static JsonNode DataOf(string page)
    {
        const string Start = "<script type=\"application/json\" id=\"album\">";
        var at = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return JsonNode.Parse(page[at..page.IndexOf("</script>", at, StringComparison.Ordinal)])!;
    }

    public void Dispose() => _folder.Dispose();
}
