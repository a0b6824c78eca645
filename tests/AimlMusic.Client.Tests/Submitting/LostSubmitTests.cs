using System.Globalization;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Every way in which an answer gets lost, against everything that the request log may say.</summary>
public sealed class LostSubmitTests
{
    private static readonly SubmitOptions TwoMinutes = new() { SearchTimeout = TimeSpan.FromSeconds(120) };

    public static MatrixTheoryData<string, int> LostAndLate => new(LostAnswer.Taken, [0, 1, 25, 60]);

    public static MatrixTheoryData<string, int> LostAndRefused => new(LostAnswer.Taken, [429, 500]);

    public static TheoryData<string> Lost => [.. LostAnswer.Taken];

    public static TheoryData<string> NotTaken => [.. LostAnswer.NotTaken];

    [Theory]
    [MemberData(nameof(LostAndLate))]
    public async Task Lost_submit_is_resumed_once_the_log_has_it(string ending, int lagSeconds)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromSeconds(lagSeconds) });
        var network = LostAnswer.Arrange(fixture, ending);
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter(handler: network).SubmitAsync(SampleRequests.Song, TwoMinutes, LedgerFixture.Stop));
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Single(await fixture.RequestsAsync("submit"));
        Assert.Equal((LedgerState.Accepted, song.Id), (fixture.Entry.State, fixture.Entry.Id));
        Assert.NotEmpty(song.Id);
    }

    [Theory]
    [MemberData(nameof(LostAndRefused))]
    public async Task Search_is_retried_if_the_log_cannot_be_read_for_a_while(string ending, int status)
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var network = LostAnswer.Arrange(fixture, ending);
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Logs, Status = status, Count = 2, RetryAfter = status == 429 ? "40" : null });
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter(handler: network).SubmitAsync(SampleRequests.Song, TwoMinutes, LedgerFixture.Stop));
        Assert.Equal([song.ClientRequestId], await fixture.ChargesAsync());
        Assert.Equal(LedgerState.Accepted, fixture.Entry.State);
        var asked = (await fixture.RequestsAsync("logs")).Select(request => DateTimeOffset.Parse(request["time"]!.GetValue<string>(), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, asked.Count);
        Assert.InRange((asked[1] - asked[0]).TotalSeconds, status == 429 ? 40 : 0.3, 41);
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task Lost_submit_that_failed_is_resent_once_under_a_new_id(string ending)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        var network = LostAnswer.Arrange(fixture, ending, new GenerationFailure("no", "no song"));
        var song = await fixture.PassTimeUntilAsync(fixture.Submitter(handler: network).SubmitAsync(SampleRequests.Song, TwoMinutes, LedgerFixture.Stop));
        var sent = (await fixture.RequestsAsync("submit")).Select(request => request["clientRequestId"]!.GetValue<string>()).ToList();
        Assert.Equal(2, sent.Distinct().Count());
        Assert.Equal(sent[1], song.ClientRequestId);
        Assert.Equal([sent[1]], await fixture.ChargesAsync());
        Assert.Equal([(sent[0], LedgerState.NotTaken), (sent[1], LedgerState.Accepted)], fixture.Ledger.Read().Select(entry => (entry.ClientRequestId, entry.State)));
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public Task Lost_submit_is_in_doubt_if_the_log_never_has_it(string ending) =>
        IsInDoubtAsync(ending, 1, _ => { });

    [Theory]
    [MemberData(nameof(Lost))]
    public Task Lost_submit_is_in_doubt_if_the_log_cannot_be_read(string ending) =>
        IsInDoubtAsync(ending, 1, faults => faults.Add(new SandboxFault { Route = FaultRoute.Logs, Status = 500, Count = 0 }));

    [Theory]
    [MemberData(nameof(Lost))]
    public Task Lost_submit_is_in_doubt_if_the_log_is_closed_for_an_hour(string ending) =>
        IsInDoubtAsync(ending, 1, faults => faults.Add(new SandboxFault { Route = FaultRoute.Logs, Status = 429, Count = 0, RetryAfter = "3600" }));

    [Theory]
    [MemberData(nameof(Lost))]
    public Task Lost_submit_is_in_doubt_in_time_if_the_log_does_not_answer(string ending) =>
        IsInDoubtAsync(ending, 1, faults => faults.Add(new SandboxFault { Route = FaultRoute.Logs, Delay = TimeSpan.FromDays(1), Count = 0 }));

    [Theory]
    [MemberData(nameof(NotTaken))]
    public Task Lost_submit_that_may_have_been_taken_is_not_resent(string ending) =>
        IsInDoubtAsync(ending, 0, _ => { });

    private static async Task IsInDoubtAsync(string ending, int charges, Action<SandboxFaults> breakLog)
    {
        await using var fixture = await LedgerFixture.OpenAsync(new SandboxOptions { LogLag = TimeSpan.FromDays(1) });
        var network = LostAnswer.Arrange(fixture, ending);
        breakLog(fixture.Faults);
        var begun = fixture.Time.GetUtcNow();
        var submit = fixture.Submitter(handler: network).SubmitAsync(SampleRequests.Song, TwoMinutes, LedgerFixture.Stop);
        var exchange = ending == LostAnswer.Slow ? TimeSpan.FromSeconds(100) : TimeSpan.Zero;
        var error = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.PassTimeUntilAsync(submit, exchange + TwoMinutes.SearchTimeout + TimeSpan.FromSeconds(3)));
        Assert.True(fixture.Time.GetUtcNow() - begun >= exchange + (charges > 0 ? TwoMinutes.SearchTimeout : TimeSpan.Zero));

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (error.Kind, error.Spend));
        Assert.Single(await fixture.RequestsAsync("submit"));
        Assert.Equal(charges, (await fixture.ChargesAsync()).Count);
        Assert.Equal((LedgerState.Unknown, error.ClientRequestId), (fixture.Entry.State, fixture.Entry.ClientRequestId));
        Assert.NotNull(fixture.Entry.Reason);
    }
}
