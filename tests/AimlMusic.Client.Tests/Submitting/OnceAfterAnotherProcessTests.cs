namespace AimlMusic.Client.Tests.Ledger;

/// <summary>What another process was just sending: waited for where it lives, looked for in the log where it is dead.</summary>
public sealed class OnceAfterAnotherProcessTests
{
    private static readonly SubmitOptions JustOnce = new() { Once = true, SearchTimeout = TimeSpan.FromSeconds(120) };

    [Fact]
    public async Task Submit_of_a_dead_process_is_found_in_the_log()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(20) });
        var key = await LeaveBehindAsync(fixture);
        var id = await fixture.SubmitAsAsync(key);
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop));
        Assert.Equal((id, key), (song.Id, song.ClientRequestId));
        Assert.Equal([key], await fixture.ChargesAsync());
        Assert.Equal(LedgerState.Accepted, fixture.Entry.State);
    }

    [Fact]
    public async Task Submit_of_a_dead_process_is_not_repeated_while_it_is_in_doubt()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var key = await LeaveBehindAsync(fixture);
        var error = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop)));
        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, key), (error.Kind, error.ClientRequestId));
        Assert.Empty(await fixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_of_a_dead_process_that_failed_is_repeated_once()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Fail = new GenerationFailure("no", "no") });
        var key = await LeaveBehindAsync(fixture);
        await fixture.SubmitAsAsync(key);
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop));
        Assert.NotEqual(key, song.ClientRequestId);
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Equal([LedgerState.NotTaken, LedgerState.Accepted], fixture.Ledger.Read().Select(entry => entry.State));
    }

    [Fact]
    public async Task Submit_of_a_live_process_is_awaited()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var (other, submit) = await WaitForOtherAsync(fixture, TimeSpan.FromSeconds(10));
        Assert.False(submit.IsCompleted);
        Assert.Empty(await fixture.RequestsAsync("logs"));
        await other.AcceptedAsync(Song.Taken("theirs", "their-id"));
        Assert.Equal("their-id", (await fixture.PassTimeUntilAsync(submit)).Id);
        Assert.Empty(await fixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_of_a_live_process_that_was_refused_is_repeated_here()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var (other, submit) = await WaitForOtherAsync(fixture, TimeSpan.FromSeconds(3));
        other.Refused("theirs", "no credits");
        var song = await fixture.PassTimeUntilAsync(submit);
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Submit_of_a_live_process_that_never_ends_is_searched_in_the_log()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Home.Open(fixture.ClientClock).Submitting(Once.Record(SampleRequests.Bell, fixture, key: "theirs"));
        var id = await fixture.SubmitAsAsync("theirs");
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop));
        Assert.Equal(id, song.Id);
        Assert.Equal(["theirs"], await fixture.ChargesAsync());
    }

    /// <summary>A process records the submit of a bell and is gone before it could say more.</summary>
    private static async Task<string> LeaveBehindAsync(LedgerFixture fixture)
    {
        var key = "left-" + Guid.NewGuid().ToString("N");
        await WriterProcess.RunAsync($"submit {key} {Once.Record(SampleRequests.Bell, fixture).RequestHash}", fixture.Home.Folder);
        // It wrote by the clock on the wall; here it is another day.
        fixture.Time.SetUtcNow(DateTimeOffset.UtcNow > fixture.Time.GetUtcNow() ? DateTimeOffset.UtcNow : fixture.Time.GetUtcNow());
        return key;
    }

    /// <summary>Submits while another process sends the same, and lets some time pass.</summary>
    private static async Task<(SongLedger Other, Task<MusicGeneration> Submit)> WaitForOtherAsync(LedgerFixture fixture, TimeSpan time)
    {
        var other = fixture.Home.Open(fixture.ClientClock);
        other.Submitting(Once.Record(SampleRequests.Bell, fixture, key: "theirs"));
        var submit = fixture.Submitter().SubmitAsync(SampleRequests.Bell, JustOnce, LedgerFixture.Stop);
        await fixture.PassTimeUntilAsync(Task.Delay(time, fixture.ClientClock, LedgerFixture.Stop));
        return (other, submit);
    }
}
