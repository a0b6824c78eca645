using System.Text;
using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

/// <summary>A name that fits is used as it was given; one that does not is refused with the limit.</summary>
public sealed class NameRoomTests
{
    private const string Decomposed = "Cafe\u0301 A\u030a";

    public static TheoryData<string> Fitting =>
        [Decomposed, "Café", new string('a', 250), new string('é', 125), string.Concat(Enumerable.Repeat("🎵", 62)), new string('a', 246) + ".flac", new string('月', 83)];

    public static TheoryData<string, string> TooLong => new()
    {
        { new string('a', 251), "with the extension it has 256 bytes, and a file name can have 255" },
        { new string('月', 84), "with the extension it has 257 bytes, and a file name can have 255" },
        { new string('a', 252) + ".mp3", "with the extension it has 257 bytes, and a file name can have 255" },
        { string.Concat(Enumerable.Repeat("🎵", 100)), "with the extension it has 405 bytes, and a file name can have 255" },
    };

    [Theory]
    [MemberData(nameof(Fitting), DisableDiscoveryEnumeration = true)]
    public async Task Name_that_fits_is_used_unchanged(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows counts the whole path.");
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        SongSaver saver = new(scripted.Client, options: new() { WritesSidecar = true });

        var saved = await saver.SaveAsync(server.SongAt("1"), folder.Target with { FileName = name }, cancellationToken: Stop);

        var stem = AudioExtension.IsAudio(name) ? Path.GetFileNameWithoutExtension(name) : name;
        Assert.Equal(AudioExtension.IsAudio(name) ? name : name + ".mp3", Path.GetFileName(saved.Path));
        Assert.Equal(new[] { stem + ".json", Path.GetFileName(saved.Path) }.Order(StringComparer.Ordinal), folder.Files);
        Assert.Empty(saved.Notes);
    }

    [Theory]
    [MemberData(nameof(TooLong), DisableDiscoveryEnumeration = true)]
    public async Task Name_that_is_too_long_is_refused_before_a_byte_is_fetched(string name, string limit)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows counts characters.");
        await using ScriptedServer server = new();
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target with { FileName = name }, cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.InvalidFileName, failure.Kind);
        Assert.Contains(limit, failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Second_song_with_a_long_name_still_gets_its_suffix()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows counts the whole path.");
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        SongSaver saver = new(scripted.Client);

        await saver.SaveAsync(server.SongAt("1"), folder.Target with { FileName = new string('a', 250) }, cancellationToken: Stop);
        var second = await saver.SaveAsync(server.SongAt("2"), folder.Target with { FileName = new string('a', 250) }, cancellationToken: Stop);

        Assert.EndsWith($"aa-{SongName.ShortId(server.SongAt("2"))}.mp3", second.Path, StringComparison.Ordinal);
        Assert.Equal(2, folder.Files.Count);
    }

    [Theory]
    [InlineData(10, 248)]
    [InlineData(4, 254)]
    [InlineData(100, 158)]
    [InlineData(200, 58)]
    public void Path_length_counts_as_a_whole_on_Windows(int folderLength, int most)
    {
        var folder = "/" + new string('f', folderLength - 1);
        var room = FileNameLimit.In(folder, isWindows: true);

        Assert.Equal(most, room.Most);
        Assert.Equal(259, folder.Length + 1 + room.Most);
        Assert.Null(room.FindProblem(new string('月', room.Most - 5)));
        Assert.Contains("its path has 260 characters, and on Windows a path can have 259", room.FindProblem(new string('a', room.Most - 4)), StringComparison.Ordinal);
        Assert.Equal(room.Most - 14, room.Cut(new string('a', 300)).Length);
        Assert.Equal(room.Most - 30, room.CutForPartial(new string('a', 300)).Length);
    }

    [Fact]
    public void Folder_path_may_leave_no_room_on_Windows()
    {
        Assert.Null(FileNameLimit.In("/" + new string('f', 226), isWindows: true).FindProblem(null));
        Assert.Contains("the path of the folder has 228 characters", FileNameLimit.In("/" + new string('f', 227), isWindows: true).FindProblem(null), StringComparison.Ordinal);
        Assert.Null(FileNameLimit.In("/" + new string('f', 1000), isWindows: false).FindProblem(null));
    }

    [Theory]
    [InlineData("a . . bcd", 5, "a")]
    [InlineData("Cafe\u0301s", 5, "Cafe\u0301")]
    [InlineData("🎵🎵", 3, "🎵")]
    public void Cut_is_between_letters(string stem, int room, string expected)
    {
        var folder = "/" + new string('f', 259 - 2 - room - 14);

        Assert.Equal(expected, FileNameLimit.In(folder, isWindows: true).Cut(stem));
    }

    [Fact]
    public void Longest_partial_name_fits()
    {
        var stem = FileNameLimit.In("/", isWindows: false).CutForPartial(new string('月', 100));

        Assert.InRange(Encoding.UTF8.GetByteCount(PartialName.Of(stem, "12345678", "12345678") + ".tag"), 250, 255);
    }
}
