namespace AimlMusic.Tests.Saving;

/// <summary>Whatever is sound is saved, and what holds none is not called saved.</summary>
public sealed class SoundTests
{
    private static readonly SaveOptions Tagging = new() { WritesTags = true };

    public static TheoryData<string> Sounds => [.. SmallAudio.Sound.Keys];

    public static TheoryData<string> Empties => [.. SmallAudio.Empty.Keys];

    [Theory]
    [MemberData(nameof(Sounds))]
    public async Task Audio_of_any_format_is_saved(string what)
    {
        var (bytes, mediaType, extension) = SmallAudio.Sound[what];
        await using ScriptedServer server = new(Reply.Body(bytes, 200, "Content-Type: " + mediaType));
        using ScriptedFixture scripted = new(server, retries: 0);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client, options: Tagging).SaveAsync(new MusicGeneration(server.SongAt(path: "a")) { Title = "T", ContentType = mediaType }, folder.Target, cancellationToken: Stop);

        Assert.Equal(["T" + extension], folder.Files);
        Assert.True(saved.HasFittingExtension);
        if (saved.Kind is not (AudioKind.Mp3 or AudioKind.Wav))
        {
            Assert.Equal(bytes, await File.ReadAllBytesAsync(saved.Path, Stop));
            Assert.Equal(saved.Kind is AudioKind.Flac or AudioKind.Ogg or AudioKind.M4a ? 0 : 1, saved.Notes.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Empties))]
    public async Task Audio_without_sound_is_not_the_song_and_the_ledger_keeps_it_unsaved(string what)
    {
        var (bytes, mediaType) = SmallAudio.Empty[what];
        await using ScriptedServer server = new(_ => Reply.Body(bytes, 200, "Content-Type: " + mediaType));
        using ScriptedFixture scripted = new(server, retries: 0);
        using TempFolder folder = new();
        using TempFolder home = new();
        SongLedger ledger = new(home.Path, scripted.Clock);
        var song = new MusicGeneration(server.SongAt()) { ContentType = mediaType };
        await ledger.AcceptedAsync(song);

        var failure = await FailureOf(new SongSaver(scripted.Client, ledger).SaveAsync(song, new() { Folder = folder.Path }, cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.AudioCorrupt, failure.Kind);
        Assert.Contains("it contains no sound", failure.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
        Assert.Equal(LedgerState.Accepted, Assert.Single(ledger.Read()).State);
    }

    [Theory]
    [InlineData("audio/x-holo", "<html>no</html>")]
    [InlineData("audio/x-holo", "{\"error\":\"no\"}")]
    [InlineData("application/octet-stream", "\u0001\u0002\u0003")]
    [InlineData("audio/mpeg", "\u0001\u0002\u0003")]
    public async Task Content_that_is_text_or_not_announced_as_audio_is_not_saved(string mediaType, string body)
    {
        await using ScriptedServer server = new(_ => Reply.Body(System.Text.Encoding.UTF8.GetBytes(body), 200, "Content-Type: " + mediaType));
        using ScriptedFixture scripted = new(server, retries: 0);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.AudioCorrupt, failure.Kind);
        Assert.Empty(folder.Files);
    }

    // More of them where somebody has the time.
    [Fact]
    public void Damaged_audio_without_sound_is_never_accepted_as_sound_and_nothing_crashes()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AIMLMUSIC_TEST_DAMAGED_AUDIO"), out var runs) ? runs : 2_000;
#pragma warning disable CA5394 // Not for security.
        Random random = new(20261125);
        var (sound, empty) = (SmallAudio.Sound.Values.Select(one => one.Bytes).ToArray(), SmallAudio.Empty.Values.Select(one => one.Bytes).ToArray());
        for (var i = 0; i < count; i++)
        {
            var isEmpty = i % 2 == 0;
            var bytes = (isEmpty ? empty : sound)[random.Next(isEmpty ? empty.Length : sound.Length)].ToArray();
            if (isEmpty)
            {
                // Cut anywhere behind what it is known by: that puts no sound into it.
                bytes = bytes[..random.Next(Math.Min(bytes.Length, 16), bytes.Length + 1)];
            }
            else
            {
                for (var damage = random.Next(1, 20); damage > 0; damage--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }
            }

            using MemoryStream file = new(bytes);
            var facts = AudioProbe.Read(file);
            var hasSound = SoundProbe.HasSound(file, facts.Kind);
            Assert.False(isEmpty && hasSound && facts.Kind is not (AudioKind.Unknown or AudioKind.WebM), $"{i}: {facts.Kind}, {bytes.Length} bytes");
            Assert.InRange(facts.Duration ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(1));
        }
#pragma warning restore CA5394
    }
}
