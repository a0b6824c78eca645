namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Without a ledger no song is begun; one that is paid for is not stopped.</summary>
public sealed class LedgerOutageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submit_is_not_sent_if_the_ledger_cannot_be_written(bool once)
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Home.Block();
        List<AimlMusicException> failures = [];
        fixture.Ledger.WriteFailed = failures.Add;
        var error = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { Once = once }, LedgerFixture.Stop));
        Assert.Equal((AimlMusicErrorKind.LedgerUnavailable, SpendOutcome.Nothing, fixture.Home.Folder), (error.Kind, error.Spend, error.Path));
        Assert.Empty(await fixture.RequestsAsync("submit"));
        Assert.Empty(failures);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Accepted_song_is_returned_even_if_it_cannot_be_recorded(bool isReported)
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        List<AimlMusicException> failures = [];
        fixture.Ledger.WriteFailed = isReported ? failures.Add : null;
        fixture.Faults.Add(new Sandbox.SandboxFault { Route = Sandbox.FaultRoute.Submit, Delay = TimeSpan.FromSeconds(5) });
        var submit = fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop);
        await fixture.UntilSubmitsAsync(1);
        fixture.Home.Block();
        var song = await fixture.PassTimeUntilAsync(submit);
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Equal(isReported ? [AimlMusicErrorKind.LedgerUnavailable] : [], failures.Select(failure => failure.Kind));
    }

    [Fact]
    public async Task Song_that_cannot_be_recorded_is_never_recorded_as_refused()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Faults.Add(new Sandbox.SandboxFault { Route = Sandbox.FaultRoute.Submit, Delay = TimeSpan.FromSeconds(5) });
        var submit = fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop);
        await fixture.UntilSubmitsAsync(1);
        // The disk is full for one event, and then it is not.
        var blocked = true;
        var ledgerText = fixture.Home.Text;
        fixture.Home.Block();
        fixture.Ledger.WriteFailed = _ =>
        {
            if (blocked)
            {
                File.Delete(fixture.Home.Folder);
                fixture.Home.AppendRaw(ledgerText);
                blocked = false;
            }
        };
        await fixture.PassTimeUntilAsync(submit);
        Assert.False(blocked);
        Assert.NotEqual(LedgerState.Failed, fixture.Entry.State);
    }

    [Fact]
    public void Event_that_cannot_be_recorded_is_reported()
    {
        using LedgerFolder home = new();
        home.Block();
        List<AimlMusicException> failures = [];
        var ledger = home.Open();
        ledger.WriteFailed = failures.Add;
        ledger.Accepted(Song.Taken("a", "x"));
        ledger.Unknown("a", "lost");
        ledger.Finished(Song.Done("a", "x"));
        ledger.Saved(Song.OnDisk("a", "x"));
        Assert.Equal(4, failures.Count);
        Assert.All(failures, failure => Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, failure.Kind));
    }
}
