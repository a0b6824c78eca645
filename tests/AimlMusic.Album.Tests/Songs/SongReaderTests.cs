using System.Text.Json.Nodes;
using AimlMusic.Album.Songs;
using AimlMusic.Album.Tests.Support;

namespace AimlMusic.Album.Tests.Songs;

/// <summary>Where the facts about a song come from, and what is kept.</summary>
public sealed class SongReaderTests : IDisposable
{
    private readonly SavedSongs _songs = new();

    public void Dispose() => _songs.Dispose();

    [Fact]
    public void Waveform_is_stored_in_the_sidecar_without_other_changes()
    {
        var path = _songs.Add("Dawn.wav", new() { Title = "Dawn ‘two’ 🌅", Lyrics = "a\nb", Model = "m", Seed = 9007199254740993 }, seconds: 1);
        var sidecar = Path.ChangeExtension(path, ".json");
        var before = File.ReadAllText(sidecar);
        var song = Read(new(path));
        var after = File.ReadAllText(sidecar);
        Assert.StartsWith(before.TrimEnd('\n', '}'), after, StringComparison.Ordinal);
        Assert.Equal(Convert.ToBase64String(song.Waveform!.Levels), (string?)JsonNode.Parse(after)!["Waveform"]!["Levels"]);
        Assert.Equal(sidecar, song.Sidecar);
        Assert.Equal(["Dawn.json", "Dawn.wav"], Directory.GetFiles(_songs.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Waveform_in_the_sidecar_is_used_only_for_its_own_file()
    {
        var path = _songs.Add("Dawn.wav", new() { Title = "Dawn", Model = "m" }, seconds: 1);
        _ = Read(new(path));
        var sidecar = Path.ChangeExtension(path, ".json");
        var json = JsonNode.Parse(File.ReadAllText(sidecar))!;
        json["Waveform"]!["Levels"] = Convert.ToBase64String(new byte[400]);
        File.WriteAllText(sidecar, json.ToJsonString());
        Assert.All(Read(new(path)).Waveform!.Levels, level => Assert.Equal(0, level));

        json["Waveform"]!["FileLength"] = 1;
        File.WriteAllText(sidecar, json.ToJsonString());
        Assert.Contains(Read(new(path)).Waveform!.Levels, level => level > 20);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"Module\":\"AimlMusic\",\"AudioFile\":\"other.wav\",\"Title\":\"Other\"}")]
    [InlineData("{\"name\":\"package\",\"AudioFile\":\"Dawn.wav\",\"Title\":\"Other\"}")]
    public void Foreign_sidecar_is_neither_read_nor_changed(string content)
    {
        var path = _songs.Add("Dawn.wav", new() { Title = "Dawn", Model = "m" }, seconds: 1);
        var sidecar = Path.ChangeExtension(path, ".json");
        File.WriteAllText(sidecar, content);
        var song = Read(new(path));
        Assert.Equal("Dawn", song.Title);
        Assert.Empty(song.Request);
        Assert.Null(song.Sidecar);
        Assert.NotNull(song.Waveform);
        Assert.Equal(content, File.ReadAllText(sidecar));
    }

    [Fact]
    public void Sidecar_is_separate_for_each_of_two_songs_with_one_name()
    {
        var first = _songs.Add("Dawn.wav", new() { Title = "First", Model = "m" }, seconds: 1);
        var second = Path.Combine(_songs.Folder, "Dawn.flac");
        File.Copy(first, second);
        var text = File.ReadAllText(Path.ChangeExtension(first, ".json")).Replace("Dawn.wav", "Dawn.flac", StringComparison.Ordinal).Replace("First", "Second", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_songs.Folder, "Dawn-12345678.json"), text);
        Assert.Equal(["Second", "First"], SongFolder.Find(_songs.Folder).Select(source => Read(source).Title));
        Assert.Equal("Second", Read(new(second)).Title);
    }

    [Fact]
    public void Sidecar_does_not_lead_outside_its_folder()
    {
        _songs.Add("Dawn.wav", new() { Title = "Dawn", Model = "m" }, seconds: 1);
        File.WriteAllText(Path.Combine(_songs.Folder, "x.json"), "{\"Module\":\"AimlMusic\",\"AudioFile\":\"../../x.wav\"}");
        Assert.Single(SongFolder.Find(_songs.Folder));
    }

    [Theory]
    [InlineData("/a/b/1.mp3", "/a/b/2.mp3", "/a/b")]
    [InlineData("/a/b/1.mp3", "/a/bc/2.mp3", "/a")]
    [InlineData("/a/b/c/1.mp3", "/a/b/2.mp3", "/a/b")]
    [InlineData("/a/1.mp3", "/b/2.mp3", null)]
    public void Page_of_songs_in_several_folders_is_in_their_common_folder(string first, string second, string? expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are paths of Unix.");
        Assert.Equal(expected, SongFolder.FindCommon([first, second]));
        Assert.Equal(expected, SongFolder.FindCommon([second, first]));
    }

    [Fact]
    public void Song_without_sidecar_is_described_by_its_ledger_entry()
    {
        var path = _songs.Add("Dawn.wav", new() { Title = "Dawn", Model = "m" }, seconds: 1);
        File.Delete(Path.ChangeExtension(path, ".json"));
        LedgerEntry entry = new()
        {
            Id = "1",
            Title = "Dawn",
            Lyrics = "Morning\nlight",
            Model = "google/lyria2",
            Request = """{"model":"google/lyria2","prompt":"slow waltz","seed":7}""",
            UsdSpent = 0.06m,
            Sha256 = "abc",
            State = LedgerState.Saved,
            Path = path,
        };
        var song = Read(new(path) { Entry = entry });
        Assert.Equal("Morning\nlight", song.Lyrics);
        Assert.Equal(["Title", "Model", "Lyrics", "Prompt", "Seed"], song.Request.Select(pair => pair.Key));
        Assert.Equal((0.06m, "abc", "1"), (song.UsdSpent, song.Sha256, song.Id));
        Assert.Equal(["Dawn.wav"], Directory.GetFiles(_songs.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Missing_file_is_an_error()
    {
        var error = Assert.Throws<AimlMusicException>(() => Read(new(Path.Combine(_songs.Folder, "gone.wav"))));
        Assert.Equal(AimlMusicErrorKind.FileNotFound, error.Kind);
    }

    private static AlbumSong Read(AlbumSource source) => new SongReader(null).Read(source, TestContext.Current.CancellationToken);
}
