namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Stopped at any moment, the ledger says what is true: in doubt only what may have been taken.</summary>
public sealed class LostSubmitCancellationTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Submit_cancelled_before_it_began_is_neither_recorded_nor_sent()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: _stop.Token));
        Assert.Empty(studio.Ledger.Read());
        Assert.Empty(await studio.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_cancelled_while_sending_is_in_doubt_and_can_be_found()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var submitter = studio.Submitter(handler: LostAnswer.Arrange(studio, LostAnswer.Slow));
        var submit = submitter.SubmitAsync(Requests.Bell, cancellationToken: _stop.Token);
        await studio.UntilSubmitsAsync(1);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Unknown, studio.Entry.State);
        var song = await studio.PassTimeUntilAsync(submitter.ResumeAsync(studio.Entry, new(), LedgerFixture.Stop));
        Assert.Equal((LedgerState.Accepted, song?.Id), (studio.Entry.State, studio.Entry.Id));
        Assert.Equal([song?.ClientRequestId], await studio.ChargesAsync());
    }

    [Fact]
    public async Task Submit_cancelled_while_connecting_is_not_taken()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        using NeverConnects network = new();
        var submit = studio.Submitter(handler: network).SubmitAsync(Requests.Bell, cancellationToken: _stop.Token);
        await network.Connecting;
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal((LedgerState.Failed, "the command was stopped before it was sent"), (studio.Entry.State, studio.Entry.Reason));
        Assert.Empty(await studio.RequestsAsync("submit"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Submit_cancelled_between_retries_is_in_doubt_and_decided_later(int status)
    {
        await using var studio = await LedgerFixture.OpenAsync();
        studio.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = status, RetryAfter = "60" });
        var submit = studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: _stop.Token);
        await studio.UntilAsleepAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Unknown, studio.Entry.State);
        Assert.Null(await studio.PassTimeUntilAsync(studio.Submitter().ResumeAsync(studio.Entry, new(), LedgerFixture.Stop)));
        Assert.Equal(LedgerState.NotTaken, studio.Entry.State);
        Assert.Empty(await studio.ChargesAsync());
    }

    [Fact]
    public async Task Submit_cancelled_during_the_search_stays_in_doubt()
    {
        await using var studio = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromDays(1) });
        studio.Faults.Add(LostAnswer.Fault(LostAnswer.Reset));
        var submit = studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: _stop.Token);
        await studio.UntilAsleepAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Unknown, studio.Entry.State);
        Assert.Single(await studio.ChargesAsync());
    }

    [Fact]
    public async Task Submit_cancelled_while_another_process_sends_the_same_changes_nothing()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        var submitter = studio.Submitter();
        studio.Home.Open(studio.ClientClock).Submitting(Once.Record(Requests.Bell, studio));
        var submit = submitter.SubmitAsync(Requests.Bell, new() { Once = true }, _stop.Token);
        await studio.UntilAsleepAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Submitting, studio.Entry.State);
        Assert.Empty(await studio.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Submit_is_in_doubt_if_the_transport_fails_in_its_own_way_on_cancellation()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        using BreaksWhenStopped network = new();
        var submit = studio.Submitter(handler: network).SubmitAsync(Requests.Bell, cancellationToken: _stop.Token);
        await network.Sending;
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => submit);
        Assert.Equal(LedgerState.Unknown, studio.Entry.State);
    }

}
