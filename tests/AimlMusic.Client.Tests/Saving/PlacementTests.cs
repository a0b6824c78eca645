using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

/// <summary>Which name a song gets, and that no file loses its own.</summary>
public sealed class PlacementTests
{
    [Fact]
    public async Task Songs_of_one_title_get_a_file_each()
    {
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        SongSaver saver = new(scripted.Client);

        foreach (var id in new[] { "1", "2", "3" })
        {
            await saver.SaveAsync(new MusicGeneration(server.SongAt(id)) { Title = "Tune" }, folder.Target, cancellationToken: Stop);
        }

        Assert.Equal(3, folder.Files.Count);
        Assert.Contains("Tune.mp3", folder.Files);
        Assert.Equal(2, folder.Files.Count(name => name.StartsWith("Tune-", StringComparison.Ordinal) && name.Length == "Tune-12345678.mp3".Length));
    }

    [Fact]
    public async Task Existing_file_keeps_its_name_and_its_content()
    {
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        var there = folder.Put("Tune.mp3", "mine");

        var saved = await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "Tune" }, folder.Target, cancellationToken: Stop);

        Assert.Equal("mine", await File.ReadAllTextAsync(there, Stop));
        Assert.NotEqual(there, saved.Path);
        Assert.Equal(2, folder.Files.Count);
    }

    [Fact]
    public async Task Existing_file_is_replaced_only_on_request()
    {
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        var there = folder.Put("Tune.mp3", "mine, and longer than what comes");

        await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "Tune" }, folder.Target with { Overwrite = true }, cancellationToken: Stop);

        Assert.Equal(Mp3(), await File.ReadAllBytesAsync(there, Stop));
        Assert.Equal(["Tune.mp3"], folder.Files);
    }

    [Fact]
    public async Task Song_saved_by_an_earlier_run_is_recognized()
    {
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        var song = new MusicGeneration(server.SongAt()) { Title = "Tune" };

        var first = await new SongSaver(scripted.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);
        var second = await new SongSaver(scripted.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal(first, second);
        Assert.Equal(["Tune.mp3"], folder.Files);
    }

    [Theory]
    [InlineData("mine.mp3", true)]
    [InlineData("mine.mp3", false)]
    [InlineData("mine.txt", true)]
    public async Task Chosen_file_name_that_exists_is_reported_before_the_first_byte(string name, bool isExact)
    {
        await using ScriptedServer server = new();
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        var there = folder.Put(name, "mine");

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target with { FileName = name, IsExact = isExact }, cancellationToken: Stop));

        Assert.Equal((AimlMusicErrorKind.FileExists, there), (failure.Kind, failure.Path));
        Assert.Equal("mine", await File.ReadAllTextAsync(there, Stop));
    }

    [Theory]
    [InlineData("song.mp3", true, false, "song.mp3")]
    [InlineData("song", true, false, "song.mp3")]
    [InlineData("song.wav", true, false, "song.wav")]
    [InlineData("song[1].mp3", true, false, "song[1].mp3")]
    [InlineData("song.txt", true, false, "song.txt")]
    [InlineData("Mr. Jones", false, false, "Mr. Jones.mp3")]
    [InlineData("song.FLAC", false, false, "song.FLAC")]
    [InlineData("song", true, true, "song.mp3")]
    public async Task Chosen_file_name_is_used_unchanged(string name, bool isExact, bool overwrite, string expected)
    {
        await using ScriptedServer server = new(Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client).SaveAsync(
            new MusicGeneration(server.SongAt()) { Title = "Other" }, folder.Target with { FileName = name, IsExact = isExact, Overwrite = overwrite }, cancellationToken: Stop);

        Assert.Equal([expected], folder.Files);
        Assert.Equal(Path.GetExtension(expected) == ".mp3", saved.HasFittingExtension);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Second_song_never_replaces_the_first_one_of_the_run(bool isExact, bool overwrite)
    {
        await using ScriptedServer server = new(request => Reply.Body(Mp3(request.Split(' ')[1])));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        SongSaver saver = new(scripted.Client);
        var target = folder.Target with { FileName = "same.mp3", IsExact = isExact, Overwrite = overwrite };

        var first = await saver.SaveAsync(server.SongAt("1", "1.mp3"), target, cancellationToken: Stop);
        var second = saver.SaveAsync(server.SongAt("2", "2.mp3"), target, cancellationToken: Stop);

        if (isExact)
        {
            Assert.Equal(AimlMusicErrorKind.FileExists, (await FailureOf(second)).Kind);
        }
        else
        {
            Assert.Equal(Mp3("/2.mp3"), await File.ReadAllBytesAsync((await second).Path, Stop));
        }

        Assert.Equal(Mp3("/1.mp3"), await File.ReadAllBytesAsync(first.Path, Stop));
        Assert.Equal(isExact ? 1 : 2, folder.Files.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Tune.mp3")]
    public async Task Folder_in_place_of_the_file_is_left_alone(string? name)
    {
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Path, "Tune.mp3"));

        var save = new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "Tune" }, folder.Target with { FileName = name, IsExact = name is not null, Overwrite = true }, cancellationToken: Stop);

        Assert.Equal(name is null ? null : AimlMusicErrorKind.FileExists, (await Record.ExceptionAsync(() => save) as AimlMusicException)?.Kind);
        Assert.True(Directory.Exists(Path.Combine(folder.Path, "Tune.mp3")));
        Assert.Equal(name is null ? 2 : 1, folder.Files.Count);
    }

    [Fact]
    public async Task Folder_that_cannot_be_created_is_reported_and_not_retried()
    {
        await using ScriptedServer server = new();
        using ScriptedFixture scripted = new(server, retries: 5);
        using TempFolder folder = new();
        var file = folder.Put("file", "mine");

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), new() { Folder = Path.Combine(file, "inner") }, cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.DownloadFailed, failure.Kind);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, Stop));
    }
}
