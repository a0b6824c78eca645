namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A script can be run again: what it bought is not bought again.</summary>
public sealed class OnceTests
{
    private static readonly SubmitOptions JustOnce = new() { Once = true, SearchTimeout = TimeSpan.FromSeconds(120) };

    [Fact]
    public async Task Repeated_request_returns_the_existing_song()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var first = await fixture.Submitter().SubmitAsync(SampleRequests.Song, JustOnce, LedgerFixture.Stop);
        var again = await fixture.Submitter(fixture.Home.Open()).SubmitAsync(SampleRequests.Song with { Title = "Another title" }, JustOnce, LedgerFixture.Stop);
        Assert.Equal((first.Id, first.ClientRequestId, "Mine"), (again.Id, again.ClientRequestId, again.Title));
        Assert.Equal(SampleRequests.Song.Lyrics, again.Lyrics);
        Assert.Single(await fixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Song_submitted_without_Once_counts_too()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var first = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop);
        Assert.Equal(first.Id, (await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)).Id);
        Assert.Single(await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Different_request_makes_another_song()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop);
        await fixture.Submitter().SubmitAsync(SampleRequests.Bell with { Seed = null, Prompt = "two bells" }, JustOnce, LedgerFixture.Stop);
        Assert.Equal(2, (await fixture.ChargesAsync()).Count);
    }

    [Fact]
    public async Task Failed_song_is_submitted_again()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var first = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop);
        await fixture.Ledger.FinishedAsync(new MusicGeneration(first) { Status = GenerationStatus.Failed, ErrorMessage = "no" });
        var again = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop);
        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal([LedgerState.Failed, LedgerState.Accepted], fixture.Ledger.Read().Select(entry => entry.State));
    }

    [Fact]
    public async Task Refusal_does_not_hide_the_song_submitted_before()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var first = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop);
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 400 });
        await Assert.ThrowsAsync<AimlMusicException>(() => fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop));
        Assert.Equal(first.Id, (await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)).Id);
        Assert.Single(await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Existing_song_precedes_the_one_in_doubt()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var first = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop);
        fixture.Ledger.Submitting(Once.Record(SampleRequests.Bell, fixture, key: "doubtful"));
        fixture.Ledger.Unknown("doubtful", "the answer was lost");
        Assert.Equal(first.Id, (await fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)).Id);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public async Task Submitters_at_the_same_moment_buy_once(int count)
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var submits = Enumerable.Range(0, count).Select(_ => fixture.Submitter(fixture.Home.Open(fixture.ClientClock)))
            .Select(submitter => Task.Run(() => submitter.SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)));
        var songs = await fixture.PassTimeUntilAsync(Task.WhenAll(submits));
        Assert.Single(songs.Select(song => song.Id).Distinct());
        Assert.Single(await fixture.ChargesAsync());
        Assert.Single(await fixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submitters_at_the_same_moment_buy_again_once_where_the_first_is_lost_and_failed()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        fixture.Faults.Add(LostAnswer.Fault(LostAnswer.Reset, new GenerationFailure("no", "no")));
        var submits = Enumerable.Range(0, 4).Select(_ => fixture.Submitter(fixture.Home.Open(fixture.ClientClock)))
            .Select(submitter => Task.Run(() => submitter.SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)));
        var songs = await fixture.PassTimeUntilAsync(Task.WhenAll(submits));
        Assert.Single(songs.Select(song => song.Id).Distinct());
        Assert.Single(await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Sandbox_of_another_process_is_gone_and_so_are_its_songs()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        using SandboxHandler network = new();
        var address = network.Service.Options.BaseUri;
        var submitter = fixture.Submitter(handler: network, baseUri: address);
        var first = await submitter.SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop);
        Assert.Equal(first.Id, (await submitter.SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)).Id);
        var line = fixture.Home.Text;
        await File.WriteAllTextAsync(fixture.Home.File, line.Replace(ProcessIdentity.Current, "elsewhere|1|2026-01-01T00:00:00Z", StringComparison.Ordinal), LedgerFixture.Stop);
        Assert.NotEqual(first.Id, (await fixture.Submitter(fixture.Home.Open(), network, address).SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)).Id);
    }
}
