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
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromDays(1) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = status, Taken = true, InferenceId = true, Body = isHtml ? FaultBody.Html : null });

        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, OneMinute, LedgerFixture.Stop), atMost: TimeSpan.FromSeconds(5));

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Single(await fixture.RequestsAsync("submit"));
        Assert.Equal((LedgerState.Accepted, song.Id), (fixture.Entry.State, fixture.Entry.Id));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Submit_whose_id_is_unknown_for_a_minute_is_sent_again(int status)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = status });
        var begun = fixture.Time.GetUtcNow();

        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, OneMinute, LedgerFixture.Stop), atMost: TimeSpan.FromSeconds(65));

        Assert.True(fixture.Time.GetUtcNow() - begun >= TimeSpan.FromSeconds(60));
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Equal([LedgerState.NotTaken, LedgerState.Accepted], fixture.Ledger.Read().Select(entry => entry.State));
        Assert.Contains("does not know the id", fixture.Ledger.Read()[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_that_is_logged_as_failed_is_sent_again_within_seconds()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 500, Logged = true });

        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, OneMinute, LedgerFixture.Stop), atMost: TimeSpan.FromSeconds(5));

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Submit_that_is_found_late_is_not_sent_again()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 500, Taken = true });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Poll, Status = 404, Count = 3 });

        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, OneMinute, LedgerFixture.Stop));

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Single(await fixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_that_neither_log_nor_charges_show_is_not_taken_after_the_doubt_period()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(fixture, new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        fixture.Advance(TimeSpan.FromMinutes(29));

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, new() { SearchTimeout = TimeSpan.FromSeconds(30) }, LedgerFixture.Stop)));
        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (open.Kind, open.Spend));

        fixture.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, OneMinute, LedgerFixture.Stop)));
        Assert.Equal((LedgerState.NotTaken, "neither the service's request log nor the account's charges contain it"), (fixture.Entry.State, fixture.Entry.Reason));

        // As if it had never been bought.
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, OneMinute with { Once = true }, LedgerFixture.Stop));
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Submit_stays_in_doubt_while_a_charge_may_be_its_own_and_the_error_names_the_charge()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(fixture, new() { Route = FaultRoute.Submit, Reset = FaultReset.After, Logged = false });
        fixture.Advance(TimeSpan.FromHours(1));

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, OneMinute, LedgerFixture.Stop)));

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, open.Kind);
        Assert.Contains("the account was charged $0.1", open.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerState.Unknown, fixture.Entry.State);
    }

    [Fact]
    public async Task Submit_is_not_confused_with_the_charges_of_other_songs()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop);
        await fixture.SubmitAsAsync("another-program");
        await LeaveInDoubtAsync(fixture, new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        fixture.Advance(TimeSpan.FromHours(1));

        var entry = fixture.Ledger.Read(song => song.State == LedgerState.Unknown)[0];
        Assert.Null(await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(entry, OneMinute, LedgerFixture.Stop)));
    }

    [Theory]
    [InlineData(FaultRoute.Logs)]
    [InlineData(FaultRoute.Transactions)]
    public async Task Submit_stays_in_doubt_where_the_evidence_cannot_be_read(FaultRoute route)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(fixture, new() { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        fixture.Advance(TimeSpan.FromHours(1));
        fixture.Faults.Add(new SandboxFault { Route = route, Status = 403, Count = 0 });

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, OneMinute, LedgerFixture.Stop)));

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, open.Kind);
    }

    [Fact]
    public async Task Submit_with_an_earlier_key_is_never_decided_by_absence()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000 });
        await LeaveInDoubtAsync(fixture, new() { Route = FaultRoute.Submit, Status = 500 });
        fixture.Advance(TimeSpan.FromHours(1));

        var open = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(
            new SongSubmitter(fixture.Client(apiKey: "another-key-0123456789"), fixture.Ledger).ResumeAsync(fixture.Entry, OneMinute, LedgerFixture.Stop)));

        Assert.Contains("another API key", open.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerState.Unknown, fixture.Entry.State);
        Assert.Null(await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, OneMinute, LedgerFixture.Stop)));
    }

    [Theory]
    [InlineData(-7)]
    [InlineData(9)]
    public async Task Submit_is_found_in_the_log_of_a_service_whose_clock_is_hours_off(int hours)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000, ClockSkew = TimeSpan.FromHours(hours) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Reset = FaultReset.After });

        var song = await fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, OneMinute, LedgerFixture.Stop));

        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Busy_submit_that_stays_open_is_resumed_if_it_turns_out_to_be_taken()
    {
        // Neither the id nor the log tells in time: it is sent again, and there are two songs, both known.
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { Balance = 1000, LogLag = TimeSpan.FromSeconds(30) });
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 429, Taken = true, InferenceId = false });
        List<string> open = [];
        var submitter = fixture.Submitter();

        var song = await fixture.PassTimeUntilAsync(submitter.SubmitAsync(SampleRequests.Bell, OneMinute with { LeftOpen = open.Add }, LedgerFixture.Stop));
        var first = await fixture.PassTimeUntilAsync(submitter.ResumeLeftOpenAsync(Assert.Single(open), OneMinute, LedgerFixture.Stop));

        Assert.Equal([first!.ClientRequestId, song.ClientRequestId], await fixture.ChargesAsync());
        Assert.All(fixture.Ledger.Read(), entry => Assert.Equal(LedgerState.Accepted, entry.State));
    }

    private static async Task LeaveInDoubtAsync(LedgerFixture fixture, SandboxFault fault)
    {
        fixture.Faults.Add(fault);
        await Assert.ThrowsAsync<AimlMusicException>(() => fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { SearchTimeout = TimeSpan.Zero }, LedgerFixture.Stop));
    }
}
