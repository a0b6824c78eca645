namespace AimlMusic.Client.Tests.Ledger;

/// <summary>By which evidence a submit in doubt is decided, and when.</summary>
public sealed class DoubtTests
{
    private static readonly SubmitOptions OneMinute = new() { SearchTimeout = TimeSpan.FromMinutes(1) };

    [Theory]
    [InlineData(500, false)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(409, false)]
    [InlineData(404, true)]
    [InlineData(429, false)]
    public async Task Submit_taken_though_its_answer_is_an_error_is_found_by_the_answers_id(int status, bool isHtml)
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromDays(1) });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = status, Taken = true, InferenceId = true, Body = isHtml ? FaultBody.Html : null });

        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, OneMinute, LedgerFixture.Stop), atMost: TimeSpan.FromSeconds(5));

        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
        Assert.Single(await studio.RequestsAsync("submit"));
        Assert.Equal((LedgerState.Accepted, song.Id), (studio.Entry.State, studio.Entry.Id));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Submit_whose_id_is_unknown_for_a_minute_is_sent_again(int status)
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = status });
        var begun = studio.Time.GetUtcNow();

        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, OneMinute, LedgerFixture.Stop), atMost: TimeSpan.FromSeconds(65));

        Assert.True(studio.Time.GetUtcNow() - begun >= TimeSpan.FromSeconds(60));
        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
        Assert.Equal([LedgerState.NotTaken, LedgerState.Accepted], studio.Ledger.Read().Select(entry => entry.State));
        Assert.Contains("does not know the id", studio.Ledger.Read()[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_that_is_logged_as_failed_is_sent_again_within_seconds()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 500, Logged = true });

        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, OneMinute, LedgerFixture.Stop), atMost: TimeSpan.FromSeconds(5));

        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
    }

    [Fact]
    public async Task Submit_that_is_found_late_is_not_sent_again()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 500, Taken = true });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Poll, Status = 404, Count = 3 });

        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, OneMinute, LedgerFixture.Stop));

        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
        Assert.Single(await studio.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_that_neither_log_nor_charges_show_is_not_taken_after_the_doubt_period()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(studio, new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        studio.Advance(TimeSpan.FromMinutes(29));

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => studio.PassTimeUntilAsync(studio.Submitter().ResumeAsync(studio.Entry, new() { SearchTimeout = TimeSpan.FromSeconds(30) }, LedgerFixture.Stop)));
        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (open.Kind, open.Spend));

        studio.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await studio.PassTimeUntilAsync(studio.Submitter().ResumeAsync(studio.Entry, OneMinute, LedgerFixture.Stop)));
        Assert.Equal((LedgerState.NotTaken, "neither the service's request log nor the account's charges contain it"), (studio.Entry.State, studio.Entry.Reason));

        // As if it had never been bought.
        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, OneMinute with { Once = true }, LedgerFixture.Stop));
        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
    }

    [Fact]
    public async Task Submit_stays_in_doubt_while_a_charge_may_be_its_own_and_the_error_names_the_charge()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(studio, new() { Route = FaultRoute.Submit, Reset = FaultReset.After, Logged = false });
        studio.Advance(TimeSpan.FromHours(1));

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => studio.PassTimeUntilAsync(studio.Submitter().ResumeAsync(studio.Entry, OneMinute, LedgerFixture.Stop)));

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, open.Kind);
        Assert.Contains("the account was charged $0.1", open.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerState.Unknown, studio.Entry.State);
    }

    [Fact]
    public async Task Submit_is_not_confused_with_the_charges_of_other_songs()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: LedgerFixture.Stop);
        await studio.SubmitAsAsync("another-program");
        await LeaveInDoubtAsync(studio, new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        studio.Advance(TimeSpan.FromHours(1));

        var entry = studio.Ledger.Read(song => song.State == LedgerState.Unknown)[0];
        Assert.Null(await studio.PassTimeUntilAsync(studio.Submitter().ResumeAsync(entry, OneMinute, LedgerFixture.Stop)));
    }

    [Theory]
    [InlineData(FaultRoute.Logs)]
    [InlineData(FaultRoute.Transactions)]
    public async Task Submit_stays_in_doubt_where_the_evidence_cannot_be_read(FaultRoute route)
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(studio, new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        studio.Advance(TimeSpan.FromHours(1));
        studio.Faults.Add(new SandboxFault { Route = route, Status = 403, Count = 0 });

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => studio.PassTimeUntilAsync(studio.Submitter().ResumeAsync(studio.Entry, OneMinute, LedgerFixture.Stop)));

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, open.Kind);
    }

    [Fact]
    public async Task Submit_with_an_earlier_key_is_never_decided_by_absence()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(studio, new() { Route = FaultRoute.Submit, Status = 500 });
        studio.Advance(TimeSpan.FromHours(1));

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => studio.PassTimeUntilAsync(
            new SongSubmitter(studio.Client(apiKey: "another-key-0123456789"), studio.Ledger).ResumeAsync(studio.Entry, OneMinute, LedgerFixture.Stop)));

        Assert.Contains("another API key", open.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerState.Unknown, studio.Entry.State);
        Assert.Null(await studio.PassTimeUntilAsync(studio.Submitter().ResumeAsync(studio.Entry, OneMinute, LedgerFixture.Stop)));
    }

    [Theory]
    [InlineData(-7)]
    [InlineData(9)]
    public async Task Submit_is_found_in_the_log_of_a_service_whose_clock_is_hours_off(int hours)
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000, ClockSkew = TimeSpan.FromHours(hours) });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Reset = FaultReset.After });

        var song = await studio.PassTimeUntilAsync(studio.Submitter().SubmitAsync(Requests.Bell, OneMinute, LedgerFixture.Stop));

        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
    }

    [Fact]
    public async Task Busy_submit_that_stays_open_is_resumed_if_it_turns_out_to_be_taken()
    {
        // Neither the id nor the log tells in time: it is sent again, and there are two songs, both known.
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000, LogLag = TimeSpan.FromSeconds(30) });
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429, Taken = true, InferenceId = false });
        List<string> open = [];
        var submitter = studio.Submitter();

        var song = await studio.PassTimeUntilAsync(submitter.SubmitAsync(Requests.Bell, OneMinute with { LeftOpen = open.Add }, LedgerFixture.Stop));
        var first = await studio.PassTimeUntilAsync(submitter.ResumeLeftOpenAsync(Assert.Single(open), OneMinute, LedgerFixture.Stop));

        Assert.Equal([first!.ClientRequestId, song.ClientRequestId], await studio.ChargesAsync());
        Assert.All(studio.Ledger.Read(), entry => Assert.Equal(LedgerState.Accepted, entry.State));
    }

    private static async Task LeaveInDoubtAsync(LedgerFixture studio, SandboxFault fault)
    {
        studio.Faults.Add(fault);
        await Assert.ThrowsAsync<AimlMusicException>(() => studio.Submitter().SubmitAsync(Requests.Bell, new() { SearchTimeout = TimeSpan.Zero }, LedgerFixture.Stop));
    }
}
