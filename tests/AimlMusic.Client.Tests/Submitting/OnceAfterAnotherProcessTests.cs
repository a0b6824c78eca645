namespace AimlMusic.Client.Tests.Ledger;

/// <summary>What another process was just sending: waited for where it lives, looked for in the log where it is dead.</summary>
public sealed class OnceAfterAnotherProcessTests
{
    private static readonly SubmitOptions JustOnce = new() { Once = true, SearchTimeout = TimeSpan.FromSeconds(120) };

    [Fact]
    public async Task Submit_of_a_dead_process_is_found_in_the_log()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(20) });
        var key = await LeaveBehindAsync(studio);
        var id = await studio.SubmitAsAsync(key);
        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop));
        Assert.Equal((id, key), (song.Id, song.ClientRequestId));
        Assert.Equal([key], await studio.ChargesAsync());
        Assert.Equal(LedgerState.Accepted, studio.Entry.State);
    }

    [Fact]
    public async Task Submit_of_a_dead_process_is_not_repeated_while_it_is_in_doubt()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var key = await LeaveBehindAsync(studio);
        var error = await Assert.ThrowsAsync<AimlMusicException>(() => studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop)));
        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, key), (error.Kind, error.ClientRequestId));
        Assert.Empty(await studio.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_of_a_dead_process_that_failed_is_repeated_once()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Fail = new GenerationFailure("no", "no") });
        var key = await LeaveBehindAsync(studio);
        await studio.SubmitAsAsync(key);
        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop));
        Assert.NotEqual(key, song.ClientRequestId);
        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
        Assert.Equal([LedgerState.NotTaken, LedgerState.Accepted], studio.Ledger.Read().Select(entry => entry.State));
    }

    [Fact]
    public async Task Submit_of_a_live_process_is_awaited()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var other = studio.Home.Open(studio.ClientClock);
        other.Submitting(Once.Record(Requests.Bell, studio, key: "theirs"));
        var submit = studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        await studio.PassTimeUntilAsync(Task.Delay(TimeSpan.FromSeconds(10), studio.ClientClock, LedgerFixture.Stop));
        Assert.False(submit.IsCompleted);
        Assert.Empty(await studio.RequestsAsync("logs"));
        other.Accepted(Song.Taken("theirs", "their-id"));
        Assert.Equal("their-id", (await studio.PassTimeUntilAsync(submit)).Id);
        Assert.Empty(await studio.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_of_a_live_process_that_was_refused_is_repeated_here()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var other = studio.Home.Open(studio.ClientClock);
        other.Submitting(Once.Record(Requests.Bell, studio, key: "theirs"));
        var submit = studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop);
        await studio.PassTimeUntilAsync(Task.Delay(TimeSpan.FromSeconds(3), studio.ClientClock, LedgerFixture.Stop));
        other.Refused("theirs", "no credits");
        var song = await studio.PassTimeUntilAsync(submit);
        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
    }

    [Fact]
    public async Task Submit_of_a_live_process_that_never_ends_is_searched_in_the_log()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        studio.Home.Open(studio.ClientClock).Submitting(Once.Record(Requests.Bell, studio, key: "theirs"));
        var id = await studio.SubmitAsAsync("theirs");
        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, JustOnce, LedgerFixture.Stop));
        Assert.Equal(id, song.Id);
        Assert.Equal(["theirs"], await studio.ChargesAsync());
    }

    /// <summary>A process records the submit of a bell and is gone before it could say more.</summary>
    private static async Task<string> LeaveBehindAsync(LedgerFixture studio)
    {
        var key = "left-" + Guid.NewGuid().ToString("N");
        await WriterProcess.RunAsync($"submit {key} {Once.Record(Requests.Bell, studio).RequestHash}", studio.Home.Folder);
        // It wrote by the clock on the wall; here it is another day.
        studio.Time.SetUtcNow(DateTimeOffset.UtcNow > studio.Time.GetUtcNow() ? DateTimeOffset.UtcNow : studio.Time.GetUtcNow());
        return key;
    }
}
