namespace AimlMusic.Client.Tests.Ledger;

/// <summary>An attempt that the service was too busy for, and a limit that pays for no other: it is the song, or it gives its price back, or it is in doubt.</summary>
public sealed class OpenAttemptTests
{
    [Fact]
    public async Task Open_attempt_is_the_song_if_it_was_taken()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(30) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429, Taken = true, InferenceId = false });
        List<string> followed = [];

        var song = await SubmitAsync(fixture, followed.Add);

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Single(await fixture.RequestsAsync("submit"));
        Assert.Empty(followed);
    }

    [Fact]
    public async Task Open_attempt_releases_its_price_if_it_was_not_taken()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429 });

        var song = await SubmitAsync(fixture);

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Equal([LedgerState.NotTaken, LedgerState.Accepted], fixture.Ledger.Read().Select(entry => entry.State));
    }

    [Fact]
    public async Task Open_attempt_is_never_reported_as_not_sent()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromDays(1) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429, Taken = true, InferenceId = false });

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => SubmitAsync(fixture));

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (failure.Kind, failure.Spend));
        Assert.Single(await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Open_attempt_blocks_other_songs_until_it_is_decided()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var limit = await LimitAsync(fixture);
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429 });
        var submitter = fixture.Submitter();

        var songs = Enumerable.Range(0, 2).Select(_ => submitter.SubmitAsync(SampleRequests.Bell, new() { Spend = limit.Reserve() }, LedgerFixture.Stop)).ToList();
        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(Task.WhenAll(songs)));

        // One is bought, and the other one told that the limit is reached.
        Assert.Equal(1, songs.Count(song => song.IsCompletedSuccessfully));
        Assert.Equal(AimlMusicErrorKind.SpendLimitReached, failure.Kind);
        Assert.Single(await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Open_attempt_is_not_sent_a_third_time_if_it_is_found_meanwhile()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(30) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429, Taken = true, InferenceId = false });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429, InferenceId = false, RetryAfter = "90" });
        var submitter = fixture.Submitter();
        List<Task<MusicGeneration?>> followers = [];

        var song = await fixture.PassTimeUntilAsync(submitter.SubmitAsync(
            SampleRequests.Bell, new() { LeftOpen = key => followers.Add(submitter.ResumeLeftOpenAsync(key, new() { SearchTimeout = TimeSpan.FromSeconds(65) }, LedgerFixture.Stop)) }, LedgerFixture.Stop));

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.True(await followers[0] is not { } found || found.Id == song.Id);
        Assert.Equal(2, (await fixture.RequestsAsync("submit")).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_attempt_is_the_song_even_if_the_next_attempt_is_refused_or_not_begun(bool isRefused)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(30) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429, Taken = true, InferenceId = false });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 403 });
        var begun = 0;

        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(
            SampleRequests.Bell, new() { BeforeSending = () => _ = ++begun <= 2 || isRefused ? 0 : throw new InvalidOperationException("stopped") }, LedgerFixture.Stop));

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Equal(isRefused ? 2 : 1, (await fixture.RequestsAsync("submit")).Count);
    }

    private static async Task<MusicGeneration> SubmitAsync(LedgerFixture fixture, Action<string>? leftOpen = null)
    {
        var limit = await LimitAsync(fixture);
        return await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(
            SampleRequests.Bell, new() { Spend = limit.Reserve(), LeftOpen = leftOpen, SearchTimeout = TimeSpan.FromSeconds(90) }, LedgerFixture.Stop));
    }

    // It pays for one song of 0.10.
    private static async Task<SpendLimit> LimitAsync(LedgerFixture fixture) => new(0.15m, await PriceBook.OpenAsync(fixture.Client(), fixture.Ledger, LedgerFixture.Stop));
}
