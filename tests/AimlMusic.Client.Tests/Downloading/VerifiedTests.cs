using System.Security.Cryptography;
using AimlMusic.Tests.Saving;

namespace AimlMusic.Tests.Downloading;

/// <summary>Audio that came as it was promised and is not the song all the same.</summary>
public sealed class VerifiedTests
{
    [Fact]
    public async Task Saved_file_reports_its_audio_properties()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await using ScriptedServer server = new(Reply.Body(Frames.Mp3(383)));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var wav = await new SongSaver(sandbox.Client).SaveAsync(await sandbox.CompleteAsync(), folder.Target, cancellationToken: Stop);
        var mp3 = await new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop);

        Assert.Equal((TimeSpan.FromSeconds(1), 44100, 2, 1411200), (wav.Duration, wav.SampleRate, wav.Channels, wav.BitRate));
        Assert.Equal((44100, 2, 128000), (mp3.SampleRate, mp3.Channels, mp3.BitRate));
        Assert.InRange(mp3.Duration!.Value.TotalSeconds, 9.98, 10.01);
    }

    public static TheoryData<string, byte[]> Whole => new()
    {
        { "a tag of ID3v1 at the end", [.. Frames.Mp3(100), .. "TAG"u8, .. new byte[125]] },
        { "padding at the end", [.. Frames.Mp3(100), .. new byte[1000]] },
        { "a wav that was written while it was made", Streamed() },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task Audio_that_cannot_be_judged_is_saved(string what, byte[] bytes)
    {
        await using ScriptedServer server = new(Reply.Body(bytes));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop);
        Assert.True(saved.Length == bytes.Length, what);
    }

    [Theory]
    [InlineData("Repr-Digest", "sha-256", true)]
    [InlineData("Repr-Digest", "sha-256", false)]
    [InlineData("x-goog-hash", "md5", true)]
    [InlineData("x-goog-hash", "md5", false)]
    [InlineData("Content-MD5", "", true)]
    [InlineData("Content-MD5", "", false)]
    public async Task Digest_of_the_storage_is_compared_with_the_download(string header, string algorithm, bool isTrue)
    {
        var mp3 = Frames.Mp3(300);
        var told = isTrue ? mp3 : Frames.Mp3(301);
#pragma warning disable CA5351 // It is what storages say.
        var value = header switch
        {
            "Repr-Digest" => $"sha-512=:AAAA:, {algorithm}=:{Convert.ToBase64String(SHA256.HashData(told))}:",
            "x-goog-hash" => $"crc32c=AAAAAA==,{algorithm}={Convert.ToBase64String(MD5.HashData(told))}",
            _ => Convert.ToBase64String(MD5.HashData(told)),
        };
#pragma warning restore CA5351
        await using ScriptedServer server = new(Reply.Body(mp3, 200, $"{header}: {value}"));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var save = new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop);

        Assert.Equal(isTrue ? null : AimlMusicErrorKind.AudioCorrupt, (await Record.ExceptionAsync(() => save) as AimlMusicException)?.Kind);
    }

    [Fact]
    public async Task Text_in_place_of_audio_is_quoted()
    {
        await using ScriptedServer server = new(Reply.Body("<html><body>Come back\r\ntomorrow</body></html>"u8.ToArray(), 200, "Content-Type: text/html"));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop));

        Assert.Contains("it is text (text/html) instead of audio, \"<html><body>Come back tomorrow</body></html>\"", failure.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Insufficient_disk_space_is_reported_before_the_first_byte()
    {
        await using ScriptedServer server = new(Reply.Head(200, $"Content-Length: {1L << 60}"));
        using ScriptedFixture scripted = new(server, retries: 3);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.DownloadFailed, failure.Kind);
        Assert.Matches(@"not enough disk space: 1152921504606\.[0-9] MB are needed, but only [0-9.]+ MB are free", failure.Message);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Expired_link_is_renewed_before_the_download()
    {
        await using ScriptedServer cdn = new(Reply.Body(Frames.Mp3(10)));
        await using ScriptedServer server = new(Reply.Json($$$"""{"status":"completed","audio_file":{"url":"{{{cdn.BaseUri}}}fresh.mp3"}}"""));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        var over = scripted.Clock.GetUtcNow().AddMinutes(-1).LocalDateTime;

        await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(cdn.SongAt()) { Title = "T", ExpiresAt = over }, folder.Target, cancellationToken: Stop);

        Assert.StartsWith("GET /fresh.mp3 ", Assert.Single(cdn.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_clock_does_not_prevent_a_download()
    {
        await using ScriptedServer cdn = new(Reply.Body(Frames.Mp3(10)));
        await using ScriptedServer server = new(Reply.Head(404, "Content-Length: 0"));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        var over = scripted.Clock.GetUtcNow().AddYears(-1).LocalDateTime;

        await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(cdn.SongAt()) { Title = "T", ExpiresAt = over }, folder.Target, cancellationToken: Stop);

        Assert.Equal(["T.mp3"], folder.Files);
    }

    // Data of a length that nobody knew.
    private static byte[] Streamed()
    {
        var wav = Recording.Wav(1);
        wav.AsSpan(4, 4).Fill(0xff);
        wav.AsSpan(40, 4).Fill(0xff);
        return wav;
    }
}
