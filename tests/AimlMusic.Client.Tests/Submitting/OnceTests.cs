namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A script can be run again: what it bought is not bought again.</summary>
public sealed class OnceTests
{
    private static readonly SubmitOptions JustOnce = new() { Once = true, SearchTimeout = TimeSpan.FromSeconds(120) };

    [Fact]
    public async Task Repeated_request_returns_the_existing_song()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var first = await studio.Submitter().SubmitAsync(Requests.Song, JustOnce, LedgerFixture.Stop);
        var again = await studio.Submitter(studio.Home.Open()).SubmitAsync(Requests.Song with { Title = "Another title" }, JustOnce, LedgerFixture.Stop);
        Assert.Equal((first.Id, first.ClientRequestId, "Mine"), (again.Id, again.ClientRequestId, again.Title));
        Assert.Equal(Requests.Song.Lyrics, again.Lyrics);
        Assert.Single(await studio.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Song_submitted_without_Once_counts_too()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var first = await studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: LedgerFixture.Stop);
        Assert.Equal(first.Id, (await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)).Id);
        Assert.Single(await studio.ChargesAsync());
    }

    [Fact]
    public async Task Different_request_makes_another_song()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        await studio.Submitter().SubmitAsync(Requests.Bell with { Seed = null, Prompt = "two bells" }, JustOnce, LedgerFixture.Stop);
        Assert.Equal(2, (await studio.ChargesAsync()).Count);
    }

    [Fact]
    public async Task Failed_song_is_submitted_again()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var first = await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        studio.Ledger.Finished(new MusicGeneration(first) { Status = GenerationStatus.Failed, ErrorMessage = "no" });
        var again = await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal([LedgerState.Failed, LedgerState.Accepted], studio.Ledger.Read().Select(entry => entry.State));
    }

    [Fact]
    public async Task Refusal_does_not_hide_the_song_submitted_before()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var first = await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 400 });
        await Assert.ThrowsAsync<AimlMusicException>(() => studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: LedgerFixture.Stop));
        Assert.Equal(first.Id, (await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)).Id);
        Assert.Single(await studio.ChargesAsync());
    }

    [Fact]
    public async Task Existing_song_precedes_the_one_in_doubt()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var first = await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        studio.Ledger.Submitting(Once.Record(Requests.Bell, studio, key: "doubtful"));
        studio.Ledger.Unknown("doubtful", "the answer was lost");
        Assert.Equal(first.Id, (await studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)).Id);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public async Task Submitters_at_the_same_moment_buy_once(int count)
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var submits = Enumerable.Range(0, count).Select(_ => studio.Submitter(studio.Home.Open(studio.ClientClock)))
            .Select(submitter => Task.Run(() => submitter.SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)));
        var songs = await studio.PassTimeUntilAsync(Task.WhenAll(submits));
        Assert.Single(songs.Select(song => song.Id).Distinct());
        Assert.Single(await studio.ChargesAsync());
        Assert.Single(await studio.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submitters_at_the_same_moment_buy_again_once_where_the_first_is_lost_and_failed()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        studio.Faults.Add(LostAnswer.Fault(LostAnswer.Reset, new GenerationFailure("no", "no")));
        var submits = Enumerable.Range(0, 4).Select(_ => studio.Submitter(studio.Home.Open(studio.ClientClock)))
            .Select(submitter => Task.Run(() => submitter.SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)));
        var songs = await studio.PassTimeUntilAsync(Task.WhenAll(submits));
        Assert.Single(songs.Select(song => song.Id).Distinct());
        Assert.Single(await studio.ChargesAsync());
    }

    [Fact]
    public async Task Sandbox_of_another_process_is_gone_and_so_are_its_songs()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        using SandboxHandler network = new();
        var address = network.Service.Options.BaseUri;
        var submitter = studio.Submitter(handler: network, baseUri: address);
        var first = await submitter.SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        Assert.Equal(first.Id, (await submitter.SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)).Id);
        var line = studio.Home.Text;
        await File.WriteAllTextAsync(studio.Home.File, line.Replace(ProcessIdentity.Current, "elsewhere|1|2026-01-01T00:00:00Z", StringComparison.Ordinal), LedgerFixture.Stop);
        Assert.NotEqual(first.Id, (await studio.Submitter(studio.Home.Open(), network, address).SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)).Id);
    }
}
