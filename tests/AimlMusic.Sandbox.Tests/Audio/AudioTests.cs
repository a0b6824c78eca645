using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class AudioTests
{
    [Theory]
    [InlineData("First line\nSecond", "First line")]
    [InlineData("[Verse]\n\n  Ünïcode 🎵 line \nmore", "Ünïcode 🎵 line")]
    [InlineData("[Intro]\n[Outro]", null)]
    public async Task Song_is_a_wav_file_that_states_its_origin(string lyrics, string? title)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (_, audio) = await MakeAsync(sandbox, Songs.For("minimax/music-2.6").With("lyrics", lyrics));
        Assert.Equal("audio/wav", audio.Header("Content-Type"));
        var chunks = WavParser.Chunks(audio.Bytes);
        var format = chunks["fmt "];
        Assert.Equal(1, BinaryPrimitives.ReadInt16LittleEndian(format));
        Assert.Equal(2, BinaryPrimitives.ReadInt16LittleEndian(format.AsSpan(2)));
        Assert.Equal(44_100, BinaryPrimitives.ReadInt32LittleEndian(format.AsSpan(4)));
        Assert.Equal(44_100 * 4, BinaryPrimitives.ReadInt32LittleEndian(format.AsSpan(8)));
        Assert.Equal(4, BinaryPrimitives.ReadInt16LittleEndian(format.AsSpan(12)));
        Assert.Equal(16, BinaryPrimitives.ReadInt16LittleEndian(format.AsSpan(14)));
        Assert.Equal(0, chunks["data"].Length % 4);
        Assert.Contains(chunks["data"], value => value != 0);
        var info = WavParser.Info(chunks["LIST"]);
        Assert.Equal("Made by the AimlMusic sandbox; not a product of AI/ML API", info["ICMT"]);
        Assert.Equal(title, info.GetValueOrDefault("INAM"));
    }

    [Fact]
    public async Task Mp3_request_is_answered_with_a_declared_wav_if_the_quirk_is_set()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (song, audio) = await MakeAsync(sandbox, WithSetting("minimax/music-2.0", "format", "mp3"));
        Assert.Equal("audio/wav", song["audio_file"]!["content_type"]!.GetValue<string>());
        Assert.EndsWith(".wav", song["audio_file"]!["file_name"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(WavParser.Chunks(audio.Bytes)["data"]);
    }

    [Fact]
    public async Task Pcm_has_no_header_and_always_declares_its_type()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            var (song, audio) = await MakeAsync(sandbox, WithSetting("minimax/music-2.0", "format", "pcm"));
            Assert.Equal("audio/pcm", song["audio_file"]!["content_type"]!.GetValue<string>());
            Assert.EndsWith(".pcm", song["audio_file"]!["file_name"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(song["extra_info"]!["music_duration"]!.GetValue<long>(), audio.Bytes.Length * 1000L / (44_100 * 4));
        }
    }

    [Theory]
    [InlineData("minimax/music-1.5", "audio_sample_rate", 16_000)]
    [InlineData("minimax/music-2.6", "audio_sample_rate", 24_000)]
    [InlineData("minimax/music-cover", "sample_rate", 32_000)]
    public async Task Sample_rate_is_the_requested_one(string model, string field, int rate)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (song, audio) = await MakeAsync(sandbox, WithSetting(model, field, rate));
        Assert.Equal(rate, song["extra_info"]!["music_sample_rate"]!.GetValue<int>());
        Assert.Equal(rate, BinaryPrimitives.ReadInt32LittleEndian(WavParser.Chunks(audio.Bytes)["fmt "].AsSpan(4)));
    }

    [Theory]
    [InlineData("stable-audio", "seconds_total", 3, 3)]
    [InlineData("stable-audio", "steps", 5, 30)]
    [InlineData("elevenlabs/eleven_music", "music_length_ms", 12_500, 12.5)]
    public async Task Duration_is_the_requested_one(string model, string field, int value, double seconds)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (song, audio) = await MakeAsync(sandbox, Songs.For(model).With(field, value));
        var duration = song["extra_info"]!["music_duration"]!.GetValue<long>();
        Assert.InRange(duration / 1000.0, seconds - 0.1, seconds + 0.1);
        Assert.Equal(duration, WavParser.Chunks(audio.Bytes)["data"].Length * 1000L / (44_100 * 4));
    }

    [Fact]
    public async Task Song_with_more_lyrics_is_longer()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (brief, _) = await MakeAsync(sandbox, Songs.For("minimax-music"));
        var many = string.Join('\n', Enumerable.Repeat("Another line to sing", 12));
        var (longer, _) = await MakeAsync(sandbox, Songs.For("minimax-music").With("prompt", $"##{many}##"));
        Assert.True(longer["extra_info"]!["music_size"]!.GetValue<int>() > brief["extra_info"]!["music_size"]!.GetValue<int>());
    }

    [Fact]
    public void Legacy_lyrics_are_stripped_of_their_marks()
    {
        using var body = System.Text.Json.JsonDocument.Parse("""{"prompt":"##One\n\nTwo##"}""");
        var order = SongOrders.Read(ModelTable.Find("minimax-music")!, body.RootElement, SandboxQuirks.None);
        Assert.Equal("One\n\nTwo", order.Brief.Lyrics);
        Assert.Null(order.Brief.Prompt);
    }

    [Fact]
    public async Task Seed_of_a_request_determines_the_song()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (_, first) = await MakeAsync(sandbox, Songs.For("google/lyria2").With("seed", 7));
        var (_, same) = await MakeAsync(sandbox, Songs.For("google/lyria2").With("seed", 7));
        var (_, other) = await MakeAsync(sandbox, Songs.For("google/lyria2").With("seed", 8));
        Assert.Equal(first.Bytes, same.Bytes);
        Assert.NotEqual(first.Bytes.ToArray(), other.Bytes.ToArray());
    }

    [Fact]
    public async Task Song_evicted_from_the_cache_is_rendered_again_to_the_same_bytes()
    {
        var seed = new SandboxSeed(1);
        var book = new GenerationBook(seed, new SandboxSettings(new SandboxOptions()), new PriceList(), 10);
        var shelf = new AudioShelf(seed, capacity: 1);
        var first = await AcceptAsync(book);
        var before = shelf.FileOf(first);
        Assert.Same(before, shelf.FileOf(first));
        shelf.FileOf(await AcceptAsync(book));
        var after = shelf.FileOf(first);
        Assert.NotSame(before, after);
        Assert.Equal(before.Bytes, after.Bytes);
        Assert.Equal(before.Facts, shelf.FactsOf(first));
    }

    [Theory]
    [InlineData("wav", null, null)]
    [InlineData("wav", 1.37, "First line\nSecond")]
    [InlineData("wav", null, "[Verse]\nÜnïcode 🎵 line\n\n[Chorus]\nAnd one more")]
    [InlineData("pcm", 0.501, "First line")]
    public async Task Facts_of_a_song_before_its_rendering_are_correct(string format, double? seconds, string? lyrics)
    {
        var seed = new SandboxSeed(1);
        var book = new GenerationBook(seed, new SandboxSettings(new SandboxOptions()), new PriceList(), 10);
        var brief = new AimlMusic.Sandbox.Music.SongBrief(lyrics, "a bell", seconds, 22_051, 0);
        var song = await AcceptAsync(book, brief, format == "pcm" ? AudioFormat.Pcm : AudioFormat.Wav);
        var shelf = new AudioShelf(seed);
        var foreseen = shelf.FactsOf(song);
        Assert.Equal(AudioRenderer.Render(song, seed).Facts, foreseen);
    }

    private static Task<Generation> AcceptAsync(GenerationBook book) =>
        AcceptAsync(book, new AimlMusic.Sandbox.Music.SongBrief(null, "a bell", 1, 16_000, 0), AudioFormat.Wav);

    private static async Task<Generation> AcceptAsync(GenerationBook book, AimlMusic.Sandbox.Music.SongBrief brief, AudioFormat format)
    {
        var model = ModelTable.Find("stable-audio")!;
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost/"));
        var request = await SandboxRequest.ReadAsync(message, DateTimeOffset.UnixEpoch, "id");
        return book.Accept(model, new SongOrder(brief, format, Bitrate: 256_000, HasOwnSeed: false), request)!;
    }

    private static JsonObject WithSetting(string model, string name, JsonNode value) =>
        Songs.For(model).With("audio_setting", new JsonObject { [name] = value });

    private static async Task<(JsonNode Song, Reply Audio)> MakeAsync(TestSandbox sandbox, JsonObject body)
    {
        var song = (await sandbox.CompleteAsync(body)).Json;
        return (song, await sandbox.DownloadAsync(song["audio_file"]!["url"]!.GetValue<string>()));
    }
}
