using System.Text;
using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

public sealed class NameTests
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "COM¹", "CONIN$", "CLOCK$"];

    /// <summary>Texts that somebody may give as a title, or that may come from the service.</summary>
    public static TheoryData<string> Texts =>
    [
        "..", ".", "", " ", "...", "../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\Windows\\a", "C:a", "\\\\server\\share", "a/b", "a\\b", "%2F..%2F", "..%2f..%2fa",
        "a:stream", "a|b", "a?b*c", "<a>", "\"a\"", "a\0b", "a\nb", "\u001b[31mred", "a\u202egpj.exe", "\u200b", "\ufeff", "a\u00a0b", "\ue000", "\ufffe\uffff",
        "\ud800", "a\udfff", "\ud83c\ud800", "🎵", "👨‍👩‍👧 family", "Ёлка 月亮 שלום", "e\u0301", "-rf", "--", "~", "$HOME", "`id`", "song[1]", "song*", "a.", "a ", "a . . ", ".hidden", " a",
        "song.partial", "Mr. Jones", "desktop.ini", new string('a', 300), string.Concat(Enumerable.Repeat("🎵", 300)), string.Concat(Enumerable.Repeat("月", 300)),
        "a" + new string('\u0301', 5000), new string('.', 300) + "a", new string('a', 99) + " b", "con.con.con", "Aux.", "nul .txt", "CON." + new string('a', 300),
        .. Devices, .. Devices.Select(name => name + ".txt"), .. Devices.Select(name => name.ToUpperInvariant() + " "),
    ];

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void File_name_made_of_any_text_is_valid_on_every_system(string text)
    {
        var name = SafeFileName.Create(text) ?? "nothing could be kept";

        Assert.True(SafeFileName.IsSafe(name), name);
        Assert.Equal(name, Path.GetFileName(name));
        Assert.DoesNotContain(name, letter => "<>:\"/\\|?*".Contains(letter, StringComparison.Ordinal) || char.IsControl(letter) || letter is '\u202e' or '\u200b' or '\ufeff');
        Assert.DoesNotContain(Devices, device => device.Equals(name.Split('.')[0].TrimEnd(), StringComparison.OrdinalIgnoreCase));
        Assert.False(name[0] is '.' or '-' or ' ' || name[^1] is '.' or ' ', name);
        Assert.InRange(new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(name), 1, 200);
    }

    [Theory]
    [InlineData("My Song", "My Song")]
    [InlineData(" a/b:c  \t d. ", "a_b_c d")]
    [InlineData("e\u0301", "é")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("../..", null)]
    [InlineData("???", null)]
    [InlineData("\u200b", null)]
    [InlineData(" . ", null)]
    [InlineData(null, null)]
    public void File_name_preserves_as_much_of_the_text_as_possible(string? text, string? name) => Assert.Equal(name, SafeFileName.Create(text));

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public async Task File_name_of_any_song_stays_in_its_folder(string text)
    {
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        SongSaver saver = new(scripted.Client);
        MusicGeneration[] songs = [new MusicGeneration(server.SongAt("1")) { Title = text }, new MusicGeneration(server.SongAt("2")) { Lyrics = text }, new MusicGeneration(server.SongAt("3")) { FileName = text }, server.SongAt(text)];

        foreach (var song in songs)
        {
            var saved = await saver.SaveAsync(song, folder.Target, cancellationToken: Stop);
            Assert.Equal(folder.Path, Path.GetDirectoryName(saved.Path));
        }

        Assert.Equal(4, folder.Files.Count);
        Assert.All(folder.Files, name => Assert.EndsWith(".mp3", name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public async Task Chosen_file_name_is_used_in_its_folder_or_refused_before_the_first_byte(string text)
    {
        await using ScriptedServer server = new(_ => Reply.Body(Mp3()));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var save = new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target with { FileName = text }, cancellationToken: Stop);

        if (SafeFileName.IsSafe(text) && FileNameLimit.In(folder.Path).FindProblem(text) is null)
        {
            var saved = await save;
            Assert.Equal((folder.Path, text), (Path.GetDirectoryName(saved.Path), Path.GetFileNameWithoutExtension(saved.Path)));
            return;
        }

        Assert.Equal(AimlMusicErrorKind.InvalidFileName, (await FailureOf(save)).Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("../outside.mp3")]
    [InlineData("inner/a.mp3")]
    [InlineData("/tmp/aimlmusic-absolute.mp3")]
    [InlineData("a\0b.mp3")]
    public async Task Exact_file_name_that_is_more_than_a_name_is_refused(string name)
    {
        await using ScriptedServer server = new();
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target with { FileName = name, IsExact = true }, cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.InvalidFileName, failure.Kind);
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData("Title", "Line", "served.mp3", "Title")]
    [InlineData(" ", "[Verse]\n\n##Line one##\nLine two", "served.mp3", "Line one")]
    [InlineData(null, "[Intro]\n[Outro]", "music%2Fprod%2Ftts-1.mp3", "tts-1")]
    [InlineData(null, null, "a\\b\\c.mp3", "c")]
    [InlineData(null, null, "OUTPUT.wav", "song-ba7816bf")]
    [InlineData("///", "...", "..", "song-ba7816bf")]
    [InlineData(null, null, null, "song-ba7816bf")]
    public void File_name_is_the_title_or_the_first_line_or_the_name_from_the_service(string? title, string? lyrics, string? served, string expected) =>
        Assert.Equal(expected, SongName.Of(new() { Id = "abc", Title = title, Lyrics = lyrics, FileName = served }));
}
