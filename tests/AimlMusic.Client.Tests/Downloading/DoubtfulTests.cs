using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AimlMusic.Tests.Saving;
using AimlMusic.Tests.Tagging;

namespace AimlMusic.Tests.Downloading;

/// <summary>Audio that looks damaged: what the service has nothing better of is saved, and says so.</summary>
public sealed class DoubtfulTests
{
    private static readonly SaveOptions All = new() { WritesTags = true, WritesSidecar = true };
    private static readonly SaveOptions Insisting = new() { SavesDoubtful = true };

    public static TheoryData<string, byte[]> Odd => new()
    {
        { "wav", Recording.Wav(10)[..^1] },
        { "wav by half", Recording.Wav(10)[..40_000] },
        { "mp3", Frames.Mp3(300)[..^1] },
        { "mp3 in a header", Frames.Mp3(300)[..(299 * Frames.Length + 2)] },
        { "mp3 behind a tag", [.. "ID3\u0004\0\0\0\0\0\u0010"u8, .. new byte[16], .. Frames.Mp3(300)[..^100]] },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_container_is_saved_if_its_length_is_right(string what, byte[] bytes)
    {
        await using ScriptedServer server = new(Reply.Body(bytes));
        using ScriptedFixture scripted = new(server, retries: 3);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client, options: All).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop);

        Assert.Contains("is saved as served, although", saved.Notes[0], StringComparison.Ordinal);
        Assert.Contains("its length matches the one that the storage reports", saved.Notes[0], StringComparison.Ordinal);
        Assert.True(TaggedFile.IsSameAudio(bytes, await File.ReadAllBytesAsync(saved.Path, Stop)), what);
        Assert.Equal(saved.Sha256, Download.Sha256Of(saved.Path));
        Assert.Equal(saved.Notes, JsonNode.Parse(await File.ReadAllTextAsync(saved.Sidecar!, Stop))!["Notes"]!.AsArray().Select(note => (string)note!));
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_container_is_saved_only_on_demand_if_neither_length_nor_digest_is_known(string what, byte[] bytes)
    {
        await using ScriptedServer server = new(_ => Reply.Head(200).Then(bytes));
        using ScriptedFixture scripted = new(server, retries: 2);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop));
        Assert.Equal((AimlMusicErrorKind.AudioCorrupt, 3), (failure.Kind, server.Requests.Count));
        Assert.Contains("-Force", failure.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);

        var saved = await new SongSaver(scripted.Client, options: Insisting).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop);
        // It may have been damaged on the way: only the last try is taken as it is.
        Assert.Equal(6, server.Requests.Count);
        Assert.Contains("-Force is specified", Assert.Single(saved.Notes), StringComparison.Ordinal);
        Assert.True((await File.ReadAllBytesAsync(saved.Path, Stop)).AsSpan().SequenceEqual(bytes), what);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Matching_digest_proves_any_audio(bool isKnown)
    {
        byte[] bytes = isKnown ? Frames.Mp3(300)[..^1] : [1, 2, 3, 4, 5];
        await using ScriptedServer server = new(Reply.Head(200, $"Repr-Digest: sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:").Then(bytes));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "T" }, folder.Target, cancellationToken: Stop);

        Assert.Contains("its SHA-256 matches the one that the storage reports", Assert.Single(saved.Notes), StringComparison.Ordinal);
        Assert.Equal([isKnown ? "T.mp3" : "T.bin"], folder.Files);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("another digest")]
    [InlineData("a size in the song's data that is wrong")]
    public async Task Doubtful_audio_is_saved_only_on_demand(string what)
    {
        await using ScriptedServer server = new(_ => ReplyOf(what));
        using ScriptedFixture scripted = new(server, retries: 1);
        using TempFolder folder = new();
        var song = new MusicGeneration(server.SongAt()) { FileSize = what.StartsWith("a size", StringComparison.Ordinal) ? 999_999 : null };

        Assert.Equal(AimlMusicErrorKind.AudioCorrupt, (await FailureOf(new SongSaver(scripted.Client).SaveAsync(song, folder.Target, cancellationToken: Stop))).Kind);
        Assert.Empty(folder.Files);
        Assert.True((await new SongSaver(scripted.Client, options: Insisting).SaveAsync(song, folder.Target, cancellationToken: Stop)).Notes.Count == 1, what);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("a page")]
    [InlineData("less than was promised")]
    public async Task Wrong_content_is_never_saved(string what)
    {
        await using ScriptedServer server = new(_ => ReplyOf(what));
        using ScriptedFixture scripted = new(server, retries: 1);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client, options: Insisting).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop));

        Assert.True(failure.Kind is AimlMusicErrorKind.AudioCorrupt or AimlMusicErrorKind.DownloadFailed, what);
        Assert.DoesNotContain("-Force", failure.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Mismatched_parts_are_replaced_by_one_whole_download()
    {
        var whole = Frames.Mp3(500);
        // As long, but its frames have a byte more each, so that it ends in the middle of one.
        const int come = 360 * Frames.Length;
        var other = new byte[whole.Length - come];
        for (var at = 0; at + 4 < other.Length; at += Frames.Length + 1)
        {
            new byte[] { 0xff, 0xfb, 0x92, 0x64 }.CopyTo(other, at);
        }

        await using ScriptedServer server = new(
            Reply.Head(200, $"Content-Length: {whole.Length}").Then(whole[..come]),
            Reply.Body(other, 206, $"Content-Range: bytes {come}-{whole.Length - 1}/{whole.Length}"),
            Reply.Body(whole));
        using ScriptedFixture scripted = new(server, retries: 3);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop);

        Assert.Empty(saved.Notes);
        Assert.Equal(whole, await File.ReadAllBytesAsync(saved.Path, Stop));
    }

    [Fact]
    public async Task Damaged_download_from_the_sandbox_is_saved_only_on_demand()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 1);
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.Corrupt, Count = 0 });

        Assert.Equal(AimlMusicErrorKind.AudioCorrupt, (await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop))).Kind);
        var saved = await new SongSaver(sandbox.Client, options: Insisting).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal((song.FileSize, 1), (saved.Length, saved.Notes.Count));
    }

    private static Reply ReplyOf(string what) => what switch
    {
        "noise" => Reply.Body([1, 2, 3, 4]),
        "another digest" => Reply.Body(Frames.Mp3(30), 200, $"Repr-Digest: sha-256=:{Convert.ToBase64String(new byte[32])}:"),
        "nothing" => Reply.Body([]),
        "a page" => Reply.Body("<html>"u8.ToArray()),
        "less than was promised" => Reply.Head(200, "Content-Length: 9999").Then(Frames.Mp3(3)),
        _ => Reply.Head(200).Then(Frames.Mp3(30)),
    };
}
