using AimlMusic.Client.Tests.Ledger;

namespace AimlMusic.Tests.Spool;

/// <summary>A fixture for songs whose audio comes with the answer.</summary>
internal sealed class DirectFixture : IAsyncDisposable
{
    private static readonly SubmitOptions TwoMinutes = new() { SearchTimeout = TimeSpan.FromSeconds(120) };

    private readonly DirectoryInfo _songs = Directory.CreateTempSubdirectory("aimlmusic-songs-");

    private DirectFixture(LedgerFixture fixture) => LedgerFixture = fixture;

    public LedgerFixture LedgerFixture { get; }

    public MusicRequest Request { get; private set; } = new() { Model = "music-01", Title = "Mine", Lyrics = "A line to sing", Format = AudioFormat.Wav, SampleRate = 16000 };

    /// <summary>What the spool holds.</summary>
    public IReadOnlyList<string> Spooled => Directory.Exists(SpoolFolder) ? [.. Directory.GetFiles(SpoolFolder).Order(StringComparer.Ordinal)] : [];

    public IReadOnlyList<string> Saved => [.. Directory.GetFiles(_songs.FullName)];

    public string SpoolFolder => Path.Combine(LedgerFixture.Home.Folder, "spool");

    public static async Task<DirectFixture> OpenAsync(SandboxOptions? options = null)
    {
#pragma warning disable CA2000 // It is disposed of with this.
        var fixture = await LedgerFixture.OpenAsync(options ?? new SandboxOptions { Balance = 1000, GenerationTime = TimeSpan.FromSeconds(50) });
#pragma warning restore CA2000
        DirectFixture direct = new(fixture);
        var reference = await direct.UploadAsync(ReferencePurpose.Song);
        direct.Request = direct.Request with { VoiceId = reference.VoiceId, InstrumentalId = reference.InstrumentalId };
        return direct;
    }

    public async Task<MusicReference> UploadAsync(ReferencePurpose purpose) =>
        await LedgerFixture.PassTimeUntilAsync(LedgerFixture.Client().UploadReferenceAsync(await RecordAsync(), purpose, cancellationToken: Stop));

    /// <summary>The request with the recording itself, just uploaded, in place of its ids.</summary>
    public async Task<MusicRequest> RecordedAsync() =>
        Request with { VoiceId = null, InstrumentalId = null, ReferenceFile = await RecordAsync(), Reference = await UploadAsync(ReferencePurpose.Song) };

    public Task<MusicGeneration> SubmitAsync(MusicRequest? request = null, SubmitOptions? options = null, HttpMessageHandler? handler = null) =>
        LedgerFixture.PassTimeUntilAsync(LedgerFixture.Submitter(handler: handler).SubmitAsync(request ?? Request, options ?? TwoMinutes, Stop));

    /// <summary>Takes a song up as another process does that knows nothing but the ledger.</summary>
    public Task<MusicGeneration?> ResumeAsync()
    {
        var ledger = LedgerFixture.Home.Open(LedgerFixture.ClientClock);
        return LedgerFixture.PassTimeUntilAsync(new SongSubmitter(LedgerFixture.Client(), ledger).ResumeAsync(Assert.Single(ledger.Read()), TwoMinutes, Stop));
    }

    public Task<SavedSong> SaveAsync(MusicGeneration song, string folder = "")
    {
        var ledger = LedgerFixture.Home.Open(LedgerFixture.ClientClock);
        return LedgerFixture.PassTimeUntilAsync(new SongSaver(LedgerFixture.Client(), ledger).SaveAsync(song, new SaveTarget { Folder = Path.Combine(_songs.FullName, folder) }, cancellationToken: Stop));
    }

    /// <summary>Leaves behind what a process leaves that dies: its submit, perhaps an event, and what it had spooled.</summary>
    public string LeaveBehind(byte[]? audio, string extension, bool isAccepted)
    {
        var record = Once.Record(Request, LedgerFixture, writer: "a|1|dead", key: "their-song");
        LedgerFixture.Ledger.Submitting(record);
        if (isAccepted)
        {
            LedgerFixture.Ledger.Accepted(Song.Taken("their-song", "their-id"));
        }

        var path = Path.Combine(Directory.CreateDirectory(SpoolFolder).FullName, "their-song" + extension);
        if (audio is not null)
        {
            File.WriteAllBytes(path, audio);
        }

        return path;
    }

    private async Task<ReferenceFile> RecordAsync()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_songs.FullName, "references")).FullName, "a private name.wav");
        await File.WriteAllBytesAsync(file, Recording.Wav(11), Stop);
        return ReferenceFile.Open(file);
    }

    public async ValueTask DisposeAsync()
    {
        await LedgerFixture.DisposeAsync();
        _songs.Delete(recursive: true);
    }
}
