namespace AimlMusic.Client.Tests.Ledger;

/// <summary>The service's account never shows more than the limit. A song of stable-audio costs 0.10 there.</summary>
public sealed class SpendLimitTests
{
    private static readonly SubmitOptions Once = new() { Once = true };

    [Fact]
    public async Task Submit_beyond_the_spend_limit_is_not_sent()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var limit = await LimitAsync(fixture, 0.25m);
        var submitter = fixture.Submitter();

        for (var i = 0; i < 2; i++)
        {
            await submitter.SubmitAsync(SampleRequests.Bell, new() { Spend = limit.Reserve() }, LedgerFixture.Stop);
        }

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => submitter.SubmitAsync(SampleRequests.Bell, new() { Spend = limit.Reserve() }, LedgerFixture.Stop));
        Assert.Equal((AimlMusicErrorKind.SpendLimitReached, SpendOutcome.Nothing, 0.20m), (failure.Kind, failure.Spend, limit.SetAside));
        Assert.Contains("$0.10 would exceed the limit of $0.25: $0.20", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await fixture.RequestsAsync("submit")).Count);
        Assert.Equal(2, fixture.Ledger.Read().Count);
    }

    [Fact]
    public async Task Price_of_a_refused_or_failed_song_is_released_and_one_in_doubt_is_not()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var limit = await LimitAsync(fixture, 1);
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Status = 400 });
        await Assert.ThrowsAsync<AimlMusicException>(() => SubmitAsync());
        Assert.Equal(0, limit.SetAside);

        var spend = limit.Reserve();
        var song = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { Spend = spend }, LedgerFixture.Stop);
        Assert.Equal(0.10m, limit.SetAside);
        spend.Settle(new MusicGeneration(song) { Status = GenerationStatus.Failed, ErrorMessage = "no" });
        Assert.Equal(0, limit.SetAside);

        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Reset = FaultReset.After });
        var doubt = await Assert.ThrowsAsync<AimlMusicException>(() => SubmitAsync(TimeSpan.Zero));
        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, 0.10m), (doubt.Kind, limit.SetAside));

        Task SubmitAsync(TimeSpan? search = null) => fixture.Submitter().SubmitAsync(
            SampleRequests.Bell, new() { Spend = limit.Reserve(), SearchTimeout = search ?? TimeSpan.FromSeconds(60) }, LedgerFixture.Stop);
    }

    [Fact]
    public async Task Submit_after_a_first_song_in_doubt_waits_until_that_one_is_decided()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var limit = await LimitAsync(fixture, 1);
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Submit, Reset = FaultReset.After });
        var first = limit.Reserve();
        var doubt = await Assert.ThrowsAsync<AimlMusicException>(() => SubmitAsync(first, TimeSpan.Zero));
        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, doubt.Kind);

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => SubmitAsync(limit.Reserve()));
        Assert.Equal((AimlMusicErrorKind.SpendLimitReached, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Contains("first song of stable-audio is in doubt", failure.Message, StringComparison.Ordinal);
        Assert.Single(await fixture.RequestsAsync("submit"));

        var attempt = Assert.Single(fixture.Ledger.Read()).ClientRequestId!;
        Assert.NotNull(await fixture.Submitter().ResumeLeftOpenAsync(attempt, new() { Spend = first, SearchTimeout = TimeSpan.FromSeconds(60) }, LedgerFixture.Stop));
        Assert.NotNull(await SubmitAsync(limit.Reserve()));
        Assert.Equal(2, (await fixture.RequestsAsync("submit")).Count);

        Task<MusicGeneration> SubmitAsync(SpendReservation spend, TimeSpan? search = null) => fixture.Submitter().SubmitAsync(
            SampleRequests.Bell, new() { Spend = spend, SearchTimeout = search ?? TimeSpan.FromSeconds(60) }, LedgerFixture.Stop);
    }

    [Fact]
    public async Task Lower_cost_counts_when_the_song_is_completed_and_a_higher_one_at_once()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var limit = await LimitAsync(fixture, 1);
        var spend = limit.Reserve();
        var song = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { Spend = spend }, LedgerFixture.Stop);

        spend.Settle(new MusicGeneration(song) { UsdSpent = 0.01m });
        Assert.Equal(0.10m, limit.SetAside);
        spend.Settle(new MusicGeneration(song) { UsdSpent = 0.12m });
        Assert.Equal(0.12m, limit.SetAside);
        spend.Settle(new MusicGeneration(song) { UsdSpent = 0.08m, Status = GenerationStatus.Completed });
        Assert.Equal(0.08m, limit.SetAside);
    }

    [Fact]
    public async Task Song_already_in_the_ledger_costs_nothing_regardless_of_the_limit()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var first = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, Once, LedgerFixture.Stop);
        var limit = await LimitAsync(fixture, 0.01m);

        var again = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, Once with { Spend = limit.Reserve() }, LedgerFixture.Stop);

        Assert.Equal((first.Id, 0m), (again.Id, limit.SetAside));
    }

    [Fact]
    public async Task Submit_without_a_price_is_not_sent_until_the_ledger_has_one()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Models, Status = 404, Count = 0 });
        var unknown = await LimitAsync(fixture, 10);
        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { Spend = unknown.Reserve() }, LedgerFixture.Stop));
        Assert.Equal((AimlMusicErrorKind.SpendLimitReached, true), (failure.Kind, failure.IsPriceUnknown));
        Assert.Empty(await fixture.RequestsAsync("submit"));

        await fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop);
        var known = await LimitAsync(fixture, 0.15m);
        await fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { Spend = known.Reserve() }, LedgerFixture.Stop);
        Assert.Equal(0.10m, known.SetAside);
    }

    [Fact]
    public async Task Price_of_the_last_song_counts_if_the_list_says_less()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        var dear = await fixture.Submitter().SubmitAsync(SampleRequests.Bell, cancellationToken: LedgerFixture.Stop);
        await fixture.Ledger.FinishedAsync(new MusicGeneration(dear) { Status = GenerationStatus.Completed, UsdSpent = 0.40m });
        var limit = await LimitAsync(fixture, 0.50m);

        await fixture.Submitter().SubmitAsync(SampleRequests.Bell, new() { Spend = limit.Reserve() }, LedgerFixture.Stop);

        Assert.Equal(0.40m, limit.SetAside);
    }

    [Fact]
    public async Task Price_of_a_longer_song_exceeds_that_of_a_shorter_one_if_none_is_listed()
    {
        await using var fixture = await LedgerFixture.OpenAsync();
        fixture.Faults.Add(new SandboxFault { Route = FaultRoute.Models, Status = 404, Count = 0 });
        var music = new MusicRequest { Model = "elevenlabs/eleven_music", Prompt = "a bell tower in the rain", DurationSec = 10 };
        var first = await fixture.Submitter().SubmitAsync(music, cancellationToken: LedgerFixture.Stop);
        await fixture.Ledger.FinishedAsync(new MusicGeneration(first) { Status = GenerationStatus.Completed, UsdSpent = 0.10m, Duration = TimeSpan.FromSeconds(10) });
        var limit = await LimitAsync(fixture, 2);

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => fixture.Submitter().SubmitAsync(music with { DurationSec = 300 }, new() { Spend = limit.Reserve() }, LedgerFixture.Stop));

        Assert.Contains("for $3.00 would exceed the limit", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<SpendLimit> LimitAsync(LedgerFixture fixture, decimal most) =>
        new(most, await fixture.PassTimeUntilAsync(PriceBook.OpenAsync(fixture.Client(), fixture.Ledger, LedgerFixture.Stop)));
}
