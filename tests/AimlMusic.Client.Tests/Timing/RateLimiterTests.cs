using AimlMusic.Client.Tests.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Tests.Timing;

public sealed class RateLimiterTests
{
    [Fact]
    public async Task Permits_for_two_thousand_requests_follow_the_allowed_rate()
    {
        EagerClock clock = new();
        RateLimiter limiter = new(clock);

        var moments = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => limiter.AcquireAsync(isSubmit: false, Stop)));

        moments = [.. moments.Order()];
        Assert.All(moments.Zip(moments.Skip(RateLimit.MostPerSecond)), pair => Assert.True(pair.Second - pair.First >= clock.TimestampFrequency));
        Assert.InRange((moments[^1] - moments[0]) / (double)clock.TimestampFrequency, 7, 10);
    }

    [Fact]
    public async Task Permits_for_reads_are_one_in_four()
    {
        const int Unavailable = 503;
        HeldClock clock = new();
        RateLimiter limiter = new(clock);
        limiter.Answered(clock.GetTimestamp(), Unavailable, TimeSpan.FromSeconds(60));
        Task[] submits = [.. Enumerable.Range(0, 300).Select(_ => limiter.AcquireAsync(isSubmit: true, Stop))];
        Task[] reads = [.. Enumerable.Range(0, 300).Select(_ => limiter.AcquireAsync(isSubmit: false, Stop))];

        await clock.IsWaitedFor;
        clock.Advance(TimeSpan.FromSeconds(60));
        while (Gone(submits) + Gone(reads) < RateLimit.MostPerSecond)
        {
            await Task.Yield();
        }

        Assert.InRange(Gone(reads), RateLimit.MostPerSecond / 4, (RateLimit.MostPerSecond / 4) + 1);

        static int Gone(Task[] waits) => waits.Count(wait => wait.IsCompleted);
    }

    [Fact]
    public async Task Limiter_failure_is_reported_to_all_waits_and_the_next_wait_succeeds()
    {
        BrokenClock clock = new(times: 1);
        RateLimiter limiter = new(clock);
        limiter.Answered(clock.GetTimestamp(), 503, TimeSpan.FromSeconds(60));

        Assert.Equal(BrokenClock.Reason, (await Assert.ThrowsAsync<InvalidOperationException>(() => limiter.AcquireAsync(isSubmit: true, Stop))).Message);
        clock.Advance(TimeSpan.FromSeconds(60));
        await limiter.AcquireAsync(isSubmit: true, Stop);
    }

    [Fact]
    public async Task Cancelled_wait_uses_no_permit()
    {
        HeldClock clock = new();
        RateLimiter limiter = new(clock);
        limiter.Answered(clock.GetTimestamp(), 429, TimeSpan.FromSeconds(60));
        using CancellationTokenSource stop = new();
        var first = limiter.AcquireAsync(isSubmit: true, stop.Token);
        var second = limiter.AcquireAsync(isSubmit: true, Stop);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await clock.IsWaitedFor;
        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(clock.GetTimestamp(), await second);
    }

    [Fact]
    public async Task Limiter_has_no_timer_when_nobody_waits_any_more()
    {
        TrackedClock clock = new(new FakeTimeProvider());
        RateLimiter limiter = new(clock);
        limiter.Answered(clock.GetTimestamp(), 429, TimeSpan.FromSeconds(60));
        using CancellationTokenSource stop = new();
        Task[] waits = [.. Enumerable.Range(0, 4).Select(number => limiter.AcquireAsync(number % 2 == 0, stop.Token))];
        await UntilAsync(() => clock.HasSleeper);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waits));

        await UntilAsync(() => !clock.HasSleeper);

        static async Task UntilAsync(Func<bool> condition)
        {
            while (!condition())
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Limiter_is_shared_by_the_connections_to_one_account()
    {
        using AimlMusicConnection a = new(new() { ApiKey = "a" }), again = new(new() { ApiKey = "a" }), b = new(new() { ApiKey = "b" });
        using AimlMusicConnection elsewhere = new(new() { ApiKey = "a", BaseUri = new Uri("http://127.0.0.1:1") });

        Assert.Same(a.RateLimiter, again.RateLimiter);
        Assert.NotSame(a.RateLimiter, b.RateLimiter);
        Assert.NotSame(a.RateLimiter, elsewhere.RateLimiter);
        await a.RateLimiter.AcquireAsync(isSubmit: false, Stop);
    }

    [Fact]
    public async Task Submit_that_waits_for_its_permit_is_not_in_the_ledger_yet()
    {
        HeldClock clock = new();
        await using ScriptedServer server = new();
        using AimlMusicConnection connection = new(new() { ApiKey = "a", BaseUri = server.BaseUri, TimeProvider = clock });
        connection.RateLimiter.Answered(clock.GetTimestamp(), 429, TimeSpan.FromSeconds(60));
        using TempFolder home = new();
        SongLedger ledger = new(home.Path, clock);
        using CancellationTokenSource stop = new();

        var submit = new SongSubmitter(new AimlMusicClient(connection), ledger).SubmitAsync(SampleRequests.Short, cancellationToken: stop.Token);
        await clock.IsWaitedFor;
        Assert.Empty(ledger.Read());
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Empty(ledger.Read());
    }
}
