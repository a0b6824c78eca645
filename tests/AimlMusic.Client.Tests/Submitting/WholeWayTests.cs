using System.Security.Cryptography;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>
/// From the request to the file: every trouble, at every moment, passing or lasting. The service's own account is the judge: what
/// was paid for is on disk in the end, once and whole, by what the ledger tells a process that knows nothing else.
/// </summary>
public sealed class WholeWayTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo _songs = Directory.CreateTempSubdirectory("aimlmusic-songs-");

    public static TheoryData<FaultRoute, string, int, int> Troubles
    {
        get
        {
            TheoryData<FaultRoute, string, int, int> rows = [];
            foreach (var (route, name) in FaultScenarios.All)
            {
                foreach (var count in new[] { 1, 2, 0 })
                {
                    rows.Add(route, name, 0, count);
                }

                if (route == FaultRoute.Poll)
                {
                    rows.Add(route, name, 1, 1);
                    rows.Add(route, name, 1, 0);
                }
            }

            return rows;
        }
    }

    public void Dispose() => _songs.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Charged_song_is_saved_exactly_once(FaultRoute route, string trouble, int skip, int count)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000, GenerationTime = TimeSpan.FromSeconds(15), RenewsLinks = true });
        fixture.Faults.Add(FaultScenarios.Create(route, trouble, skip, count));
        var client = fixture.Client();
        await RunAsync(fixture, client, fixture.Ledger, () => new SongSubmitter(client, fixture.Ledger).SubmitAsync(SampleRequests.Bell with { DurationSec = 1 }, new() { SearchTimeout = Patience }, LedgerFixture.Stop)!);
        Assert.True(fixture.Faults.Fired > 0);

        // Another process, when all is well again.
        fixture.Faults.Clear();
        var other = fixture.Client();
        var ledger = fixture.Home.Open(fixture.ClientClock);
        // An answer that is late still makes the clock run on while others are under way: a wait may be over before its time.
        for (var i = 0; i < 5 && ledger.Read(entry => entry.IsUnsaved) is [var entry]; i++)
        {
            await RunAsync(fixture, other, ledger, () => new SongSubmitter(other, ledger).ResumeAsync(entry, new() { SearchTimeout = Patience }, LedgerFixture.Stop));
        }

        await AssertHomeAsync(fixture, other);
    }

    /// <summary>Makes or takes up a song, waits for it and saves it; gives up as a script does, with an error that it knows.</summary>
    private async Task RunAsync(LedgerFixture fixture, AimlMusicClient client, SongLedger ledger, Func<Task<MusicGeneration?>> begin)
    {
        try
        {
            await fixture.PassTimeUntilAsync(BringHomeAsync(client, ledger, begin));
        }
        catch (AimlMusicException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    private async Task BringHomeAsync(AimlMusicClient client, SongLedger ledger, Func<Task<MusicGeneration?>> begin)
    {
        if (await begin() is not { } song)
        {
            return;
        }

        song = await new GenerationWatcher(client, ledger: ledger).WaitAsync(song, Patience, cancellationToken: LedgerFixture.Stop);
        await new SongSaver(client, ledger).SaveAsync(song, new() { Folder = _songs.FullName }, cancellationToken: LedgerFixture.Stop);
    }

    private async Task AssertHomeAsync(LedgerFixture fixture, AimlMusicClient client)
    {
        var paid = await fixture.ChargesAsync();
        var files = _songs.GetFiles();
        Assert.InRange(paid.Count, 0, 1);
        Assert.Equal(paid.Count, files.Length);
        var saved = fixture.Home.Open().Read(entry => entry.State == LedgerState.Saved);
        // Each sending adds its number to the id that the ledger knows the song by.
        Assert.Equal(paid.Select(id => id!.Split('.')[0]), saved.Select(entry => entry.ClientRequestId));
        foreach (var entry in saved)
        {
            // After a 429 the connection waits for its turn.
            var made = await fixture.PassTimeUntilAsync(client.GetGenerationAsync(entry.ToGeneration(), LedgerFixture.Stop));
            using HttpClient http = new();
            var bytes = await http.GetByteArrayAsync(new Uri(made.AudioUrl!), LedgerFixture.Stop);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(files).FullName, LedgerFixture.Stop));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), entry.Sha256);
        }
    }
}
