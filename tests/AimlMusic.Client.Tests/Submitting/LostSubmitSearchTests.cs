namespace AimlMusic.Client.Tests.Ledger;

/// <summary>How the log is searched: once for all, far enough, and never led astray.</summary>
public sealed class LostSubmitSearchTests
{
    private static readonly SubmitOptions FiveMinutes = new() { SearchTimeout = TimeSpan.FromSeconds(300) };

    [Fact]
    public async Task Search_is_shared_by_all_lost_submits()
    {
        const int Songs = 40;
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(30), Balance = 1000 });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Reset = FaultReset.After, Count = Songs });
        var submitter = fixture.Submitter();
        var songs = await fixture.PassTimeUntilAsync(Task.WhenAll(Enumerable.Range(0, Songs).Select(_ => submitter.SubmitAsync(SampleRequests.Bell, FiveMinutes, LedgerFixture.Stop))));
        Assert.Equal(Songs, songs.Select(song => song.Id).Distinct().Count());
        Assert.Equal(Songs, (await fixture.ChargesAsync()).Count);
        Assert.Equal(Songs, (await fixture.RequestsAsync("submit")).Count);
        Assert.InRange((await fixture.RequestsAsync("logs")).Count, 1, Songs / 2);
        Assert.All(fixture.Ledger.Read(), entry => Assert.Equal(LedgerState.Accepted, entry.State));
    }

    [Fact]
    public async Task Search_includes_later_pages_of_the_log()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(1), Balance = 1000 });
        fixture.Faults.Add(LostAnswer.Fault(LostAnswer.Reset));
        var submit = fixture.Submitter().SubmitAsync(SampleRequests.Bell, FiveMinutes, LedgerFixture.Stop);
        await fixture.UntilSubmitsAsync(1);
        for (var i = 0; i < 230; i++)
        {
            await fixture.SubmitAsAsync($"other-{i}");
        }

        var song = await fixture.PassTimeUntilAsync(submit);
        Assert.Equal(song.ClientRequestId, (await fixture.ChargesAsync())[0]);
        Assert.Contains(await fixture.RequestsAsync("logs"), request => request["query"]!.GetValue<string>().EndsWith("offset=200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_retries_a_failed_page_without_those_before_it()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        var before = await fixture.SubmitAsAsync("song");
        for (var i = 0; i < 230; i++)
        {
            await fixture.SubmitAsAsync($"other-{i}");
        }

        fixture.Ledger.Submitting(Song.Submit("song", writer: "dead"));
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Logs, Status = 500, Skip = 1, Count = 2 });
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, FiveMinutes, LedgerFixture.Stop));
        Assert.Equal(before, song?.Id);
        Assert.Equal(["0", "100", "100", "100", "200"], (await QueriesAsync(fixture)).Select(query => query["offset"]));
    }

    [Fact]
    public async Task Search_begins_at_once_for_a_submit_that_is_lost_later()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var submitter = fixture.Submitter();
        fixture.Ledger.Submitting(Song.Submit("never taken", writer: "dead"));
        var first = submitter.ResumeAsync(fixture.Entry, FiveMinutes, LedgerFixture.Stop);
        await PassTimeAsync(fixture, TimeSpan.FromSeconds(120));
        await BetweenTwoLooksAsync(fixture);
        fixture.Ledger.Submitting(Song.Submit("taken", writer: "dead"));
        var id = await fixture.SubmitAsAsync("taken");
        // The clock stands still: a search that slept on would never find it.
        var song = await submitter.ResumeAsync(fixture.Ledger.Read()[1], FiveMinutes, LedgerFixture.Stop).WaitAsync(TimeSpan.FromMinutes(2), LedgerFixture.Stop);
        Assert.Equal(id, song?.Id);
        await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(first));
    }

    [Fact]
    public async Task Search_reads_the_log_once_more_at_the_end_of_its_time()
    {
        // The next look after that at 39 s would be at 69 s, and the row comes at 50 s.
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(55) });
        fixture.Faults.Add(LostAnswer.Fault(LostAnswer.Reset));
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { SearchTimeout = TimeSpan.FromSeconds(56) }, LedgerFixture.Stop));
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Search_finds_a_submit_sent_by_a_wrong_clock()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Ledger.Submitting(Song.Submit("song", writer: "dead"));
        fixture.Advance(TimeSpan.FromHours(20));
        var id = await fixture.SubmitAsAsync("song");
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, FiveMinutes, LedgerFixture.Stop));
        Assert.Equal(id, song?.Id);
    }

    [Fact]
    public async Task Search_ends_when_nobody_waits_any_more()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Ledger.Submitting(Song.Submit("song", writer: "dead"));
        using CancellationTokenSource stop = new();
        var taken = fixture.Submitter().ResumeAsync(fixture.Entry, FiveMinutes, stop.Token);
        await PassTimeAsync(fixture, TimeSpan.FromSeconds(20));
        await BetweenTwoLooksAsync(fixture);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taken);
        var asked = (await QueriesAsync(fixture)).Count;
        fixture.Advance(TimeSpan.FromMinutes(4));
        await PassTimeAsync(fixture, TimeSpan.FromMinutes(4));
        Assert.Equal(asked, (await QueriesAsync(fixture)).Count);
    }

    [Fact]
    public async Task Search_finds_a_submit_after_a_long_wait_for_its_answer()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Delay = TimeSpan.FromSeconds(3601) });
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter(timeout: TimeSpan.FromHours(1)).SubmitAsync(SampleRequests.Bell, FiveMinutes, LedgerFixture.Stop));
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Search_is_not_hindered_by_a_submit_older_than_the_log()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Ledger.Submitting(Song.Submit("ancient", writer: "dead"));
        fixture.Advance(TimeSpan.FromDays(200));
        fixture.Ledger.Submitting(Song.Submit("recent", writer: "dead"));
        var id = await fixture.SubmitAsAsync("recent");
        var submitter = fixture.Submitter();
        var taken = fixture.Ledger.Read().Select(entry => submitter.ResumeAsync(entry, FiveMinutes, LedgerFixture.Stop)).ToList();
        await fixture.PassTimeUntilAsync(Task.WhenAny(Task.WhenAll(taken), Task.WhenAll(taken).ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, (await Assert.ThrowsAsync<AimlMusicException>(() => taken[0])).Kind);
        Assert.Equal(id, (await taken[1])?.Id);
    }

    [Fact]
    public async Task Search_finds_a_submit_by_its_id_alone_if_its_ledger_line_cannot_be_read()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var id = await fixture.SubmitAsAsync("lost");
        fixture.Advance(TimeSpan.FromDays(60));
        fixture.Ledger.Unknown("lost", "the answer was lost");
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, FiveMinutes, LedgerFixture.Stop));
        Assert.Equal(id, song?.Id);
    }

    [Fact]
    public async Task Failure_of_an_earlier_attempt_is_not_attributed_to_a_later_one()
    {
        // The first try is refused, and the log has it as failed; the second is taken, and its row comes late.
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero, LogLag = TimeSpan.FromSeconds(60) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 503, Taken = true, RetryAfter = "50", Fail = new GenerationFailure("busy", "busy") });
        fixture.Faults.Add(LostAnswer.Fault(LostAnswer.Reset));
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, FiveMinutes, LedgerFixture.Stop));
        Assert.Equal(2, (await fixture.RequestsAsync("submit")).Count);
        Assert.Single(await fixture.ChargesAsync());
        Assert.Equal([(LedgerState.NotTaken, null), (LedgerState.Accepted, song.Id)], fixture.Ledger.Read().Select(entry => (entry.State, entry.Id)));
    }

    [Fact]
    public async Task Search_finds_a_submit_resent_before_its_process_died()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Ledger.Submitting(Song.Submit("song", writer: "dead"));
        fixture.Ledger.Submitting(new() { Key = "song", SentAs = "song.2" });
        var id = await fixture.SubmitAsAsync("song.2");
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, FiveMinutes, LedgerFixture.Stop));
        Assert.Equal((id, "song"), (song?.Id, song?.ClientRequestId));
        Assert.Equal(("A line\nand another", LedgerState.Accepted), (fixture.Entry.Lyrics, fixture.Entry.State));
    }

    [Fact]
    public async Task Submit_of_a_dead_process_that_is_not_found_is_listed_as_in_doubt()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Ledger.Submitting(Song.Submit("song", writer: "dead"));
        await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, FiveMinutes, LedgerFixture.Stop)));
        Assert.Equal((LedgerState.Unknown, "the process that sent it ended"), (fixture.Entry.State, fixture.Entry.Reason));
    }

    [Fact]
    public async Task Refused_submit_is_refused_in_the_ledger_too()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 0 });
        var error = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop)));
        Assert.Equal((LedgerState.Failed, error.Message), (fixture.Entry.State, fixture.Entry.Reason));
        Assert.Empty(await fixture.RequestsAsync("logs"));
    }

    [Fact]
    public async Task Retries_end_if_the_service_always_fails()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 500, Taken = true, Count = 0, Fail = new GenerationFailure("no", "no") });
        var error = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, FiveMinutes, LedgerFixture.Stop)));
        Assert.Equal((AimlMusicErrorKind.ServiceUnavailable, SpendOutcome.Nothing), (error.Kind, error.Spend));
        Assert.Equal(6, (await fixture.RequestsAsync("submit")).Count);
        Assert.Empty(await fixture.ChargesAsync());
    }

    /// <summary>Lets so much time pass, with all that is due in it.</summary>
    private static async Task PassTimeAsync(LedgerFixture fixture, TimeSpan time)
    {
        var until = fixture.Time.GetUtcNow() + time;
        await fixture.PassTimeUntilAsync(Task.Delay(time, fixture.ClientClock, LedgerFixture.Stop), atMost: time);
        Assert.Equal(until, fixture.Time.GetUtcNow());
    }

    /// <summary>Goes to a moment when the search sleeps, and has slept for as long as it must after each look.</summary>
    private static async Task BetweenTwoLooksAsync(LedgerFixture fixture)
    {
        int looks;
        do
        {
            looks = (await QueriesAsync(fixture)).Count;
            await fixture.UntilAsleepAsync();
            fixture.Advance(TimeSpan.FromSeconds(2.5));
            await fixture.UntilAsleepAsync();
        }
        while ((await QueriesAsync(fixture)).Count > looks);
    }


    private static async Task<IReadOnlyList<System.Collections.Specialized.NameValueCollection>> QueriesAsync(LedgerFixture fixture) =>
        [.. (await fixture.RequestsAsync("logs")).Select(request => System.Web.HttpUtility.ParseQueryString(request["query"]!.GetValue<string>()))];
}
