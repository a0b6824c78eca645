namespace AimlMusic.Client.Tests.Ledger;

/// <summary>When a submit that was recorded is sent, and when no longer.</summary>
public sealed class SendAgainTests
{
    [Fact]
    public async Task Submit_that_another_process_has_closed_as_not_taken_is_not_sent_any_more()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        using FailsFirst handler = new(() => fixture.Home.Open(fixture.ClientClock).NotTaken(fixture.Entry.ClientRequestId!, "too old"));

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter(handler: handler).SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop)));

        Assert.Contains("It is not sent", failure.Message, StringComparison.Ordinal);
        Assert.Equal(SpendOutcome.Nothing, failure.Spend);
        Assert.Empty(await fixture.RequestsAsync("submit"));
        Assert.Equal(LedgerState.Failed, fixture.Entry.State);
    }

    [Fact]
    public async Task Submit_with_an_expired_permit_waits_for_a_new_one_and_can_be_cancelled_then()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var client = fixture.Client();
        using CancellationTokenSource ending = new();
        SubmitOptions options = new()
        {
            Recorded = _ => client.Connection.RateLimiter.Answered(fixture.ClientClock.GetTimestamp(), 429, TimeSpan.FromMinutes(10)),
            Ending = ending.Token,
        };
        var submit = new SongSubmitter(client, fixture.Ledger).SubmitAsync(SampleRequests.Bell, options, LedgerFixture.Stop);
        await fixture.UntilAsleepAsync();
        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Empty(await fixture.RequestsAsync("submit"));
        Assert.Equal((LedgerState.Failed, "the command was stopped before it was sent"), (fixture.Entry.State, fixture.Entry.Reason));
    }

    [Fact]
    public async Task Submit_once_fails_if_the_ledger_can_be_read_but_not_written()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Reset = FaultReset.Before });
        await Assert.ThrowsAsync<AimlMusicException>(() => fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { SearchTimeout = TimeSpan.Zero }, LedgerFixture.Stop));
        fixture.Advance(TimeSpan.FromHours(1));
        var held = Path.Combine(fixture.Home.Folder, "ledger.lock");
        File.Delete(held);
        Directory.CreateDirectory(held);

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { Once = true }, LedgerFixture.Stop)));

        Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, failure.Kind);
        Assert.Empty(await fixture.ChargesAsync());
    }

    /// <summary>A connection that breaks before the first request has left.</summary>
    private sealed class FailsFirst : DelegatingHandler
    {
        private readonly Action _before;
        private bool _hasFailed;

        public FailsFirst(Action before)
        {
            _before = before;
            InnerHandler = new SocketsHttpHandler();
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_hasFailed)
            {
                return base.SendAsync(request, cancellationToken);
            }

            _hasFailed = true;
            _before();
            throw new HttpRequestException("no route");
        }
    }
}
