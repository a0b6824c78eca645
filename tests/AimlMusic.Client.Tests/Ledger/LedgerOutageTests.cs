namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Without a ledger no song is begun; one that is paid for is not stopped.</summary>
public sealed class LedgerOutageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submit_is_not_sent_if_the_ledger_cannot_be_written(bool once)
    {
        await using var studio = await LedgerFixture.OpenAsync();
        studio.Home.Block();
        List<AimlMusicException> failures = [];
        studio.Ledger.WriteFailed = failures.Add;
        var error = await Assert.ThrowsAsync<AimlMusicException>(() => studio.Submitter().SubmitAsync(Requests.Bell, new() { Once = once }, LedgerFixture.Stop));
        Assert.Equal((AimlMusicErrorKind.LedgerUnavailable, SpendOutcome.Nothing, studio.Home.Folder), (error.Kind, error.Spend, error.Path));
        Assert.Empty(await studio.RequestsAsync("submit"));
        Assert.Empty(failures);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Accepted_song_is_returned_even_if_it_cannot_be_recorded(bool isSomebodyTold)
    {
        await using var studio = await LedgerFixture.OpenAsync();
        List<AimlMusicException> failures = [];
        studio.Ledger.WriteFailed = isSomebodyTold ? failures.Add : null;
        studio.Faults.Add(new Sandbox.SandboxFault { Route = Sandbox.FaultRoute.Submit, Delay = TimeSpan.FromSeconds(5) });
        var submit = studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: LedgerFixture.Stop);
        await studio.UntilSubmitsAsync(1);
        studio.Home.Block();
        var song = await studio.PassTimeUntilAsync(submit);
        Assert.Equal([song.ClientRequestId], await studio.ChargesAsync());
        Assert.Equal(isSomebodyTold ? [AimlMusicErrorKind.LedgerUnavailable] : [], failures.Select(failure => failure.Kind));
    }

    [Fact]
    public async Task Song_that_cannot_be_recorded_is_never_recorded_as_refused()
    {
        await using var studio = await LedgerFixture.OpenAsync();
        studio.Faults.Add(new Sandbox.SandboxFault { Route = Sandbox.FaultRoute.Submit, Delay = TimeSpan.FromSeconds(5) });
        var submit = studio.Submitter().SubmitAsync(Requests.Bell, cancellationToken: LedgerFixture.Stop);
        await studio.UntilSubmitsAsync(1);
        // The disk is full for one event, and then it is not.
        var blocked = true;
        var ledgerText = studio.Home.Text;
        studio.Home.Block();
        studio.Ledger.WriteFailed = _ =>
        {
            if (blocked)
            {
                File.Delete(studio.Home.Folder);
                studio.Home.AppendRaw(ledgerText);
                blocked = false;
            }
        };
        await studio.PassTimeUntilAsync(submit);
        Assert.False(blocked);
        Assert.NotEqual(LedgerState.Failed, studio.Entry.State);
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
