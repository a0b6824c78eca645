namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Stopped at any moment, the ledger says what is true: in doubt only what may have been taken.</summary>
public sealed class LostSubmitCancellationTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Submit_cancelled_before_it_began_is_neither_recorded_nor_sent()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: _stop.Token));
        Assert.Empty(fixture.Ledger.Read());
        Assert.Empty(await fixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_cancelled_while_sending_is_in_doubt_and_can_be_found()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var submitter = fixture.Submitter(handler: LostAnswer.Arrange(fixture, LostAnswer.Slow));
        var submit = submitter.SubmitAsync(SampleRequests.Bell, cancellationToken: _stop.Token);
        await fixture.UntilSubmitsAsync(1);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Unknown, fixture.Entry.State);
        var song = await fixture.PassTimeUntilAsync(submitter.ResumeAsync(fixture.Entry, new(), LedgerFixture.Stop));
        Assert.Equal((LedgerState.Accepted, song?.Id), (fixture.Entry.State, fixture.Entry.Id));
        Assert.Equal([song?.ClientRequestId], await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Submit_cancelled_while_connecting_is_not_taken()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        using NeverConnects network = new();
        var submit = fixture.Submitter(handler: network).SubmitAsync(SampleRequests.Bell, cancellationToken: _stop.Token);
        await network.Connecting;
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal((LedgerState.Failed, "the command was stopped before it was sent"), (fixture.Entry.State, fixture.Entry.Reason));
        Assert.Empty(await fixture.RequestsAsync("submit"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Submit_cancelled_between_retries_is_in_doubt_and_decided_later(int status)
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = status, RetryAfter = "60" });
        var submit = fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: _stop.Token);
        await fixture.UntilAsleepAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Unknown, fixture.Entry.State);
        Assert.Null(await fixture.PassTimeUntilAsync(fixture.Submitter().ResumeAsync(fixture.Entry, new(), LedgerFixture.Stop)));
        Assert.Equal(LedgerState.NotTaken, fixture.Entry.State);
        Assert.Empty(await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Submit_cancelled_during_the_search_stays_in_doubt()
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromDays(1) });
        fixture.Faults.Add(LostAnswer.Fault(LostAnswer.Reset));
        var submit = fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: _stop.Token);
        await fixture.UntilAsleepAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Unknown, fixture.Entry.State);
        Assert.Single(await fixture.ChargesAsync());
    }

    [Fact]
    public async Task Submit_cancelled_while_another_process_sends_the_same_changes_nothing()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var submitter = fixture.Submitter();
        fixture.Home.Open(fixture.ClientClock).Submitting(Once.Record(SampleRequests.Bell, fixture));
        var submit = submitter.SubmitAsync(SampleRequests.Bell, new() { Once = true }, _stop.Token);
        await fixture.UntilAsleepAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Submitting, fixture.Entry.State);
        Assert.Empty(await fixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_is_in_doubt_if_the_transport_fails_in_its_own_way_on_cancellation()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        using BreaksWhenStopped network = new();
        var submit = fixture.Submitter(handler: network).SubmitAsync(SampleRequests.Bell, cancellationToken: _stop.Token);
        await network.Sending;
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => submit);
        Assert.Equal(LedgerState.Unknown, fixture.Entry.State);
    }

}
