using System.Collections.Concurrent;

namespace AimlMusic.Tests.Timing;

public sealed class RequestPacerTests
{
    [Fact]
    public async Task Two_thousand_requests_go_at_the_pace_that_is_allowed()
    {
        EagerClock clock = new();
        RequestPacer pacer = new(clock);

        var moments = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => pacer.EnterAsync(isSubmit: false, Stop)));

        Assert.Equal((2000 - 50) / 250.0, (moments.Max() - moments.Min()) / (double)clock.TimestampFrequency, 0.1);
    }

    [Fact]
    public async Task Who_waits_to_read_has_one_turn_in_four()
    {
        HeldClock clock = new();
        RequestPacer pacer = new(clock);
        ConcurrentQueue<bool> order = new();
        for (var i = 0; i < PaceLimit.MostAtOnce; i++)
        {
            await pacer.EnterAsync(isSubmit: true, Stop);
        }

        Task[] waits = [.. Enumerable.Range(0, 40).Select(number => EnterAsync(number % 2 == 0))];
        for (var i = 1; i <= waits.Length; i++)
        {
            while (order.Count < i)
            {
                clock.Advance(TimeSpan.FromMilliseconds(1));
                await Task.Yield();
            }
        }

        await Task.WhenAll(waits);
        Assert.Equal(5, order.Take(20).Count(isSubmit => !isSubmit));

        async Task EnterAsync(bool isSubmit)
        {
            await pacer.EnterAsync(isSubmit, Stop);
            order.Enqueue(isSubmit);
        }
    }

    [Fact]
    public async Task Who_gives_up_takes_no_turn()
    {
        HeldClock clock = new();
        RequestPacer pacer = new(clock);
        pacer.Answered(clock.GetTimestamp(), 429, TimeSpan.FromSeconds(60));
        using CancellationTokenSource stop = new();
        var first = pacer.EnterAsync(isSubmit: true, stop.Token);
        var second = pacer.EnterAsync(isSubmit: true, Stop);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await clock.IsWaitedFor;
        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(clock.GetTimestamp(), await second);
    }

    [Fact]
    public async Task Connections_to_one_account_share_their_pace()
    {
        using AimlMusicConnection a = new(new() { ApiKey = "a" }), again = new(new() { ApiKey = "a" }), b = new(new() { ApiKey = "b" });
        using AimlMusicConnection elsewhere = new(new() { ApiKey = "a", BaseUri = new Uri("http://127.0.0.1:1") });

        Assert.Same(a.Pacer, again.Pacer);
        Assert.NotSame(a.Pacer, b.Pacer);
        Assert.NotSame(a.Pacer, elsewhere.Pacer);
        await a.Pacer.EnterAsync(isSubmit: false, Stop);
    }

    [Fact]
    public async Task A_submit_that_is_stopped_while_it_waits_for_its_turn_was_not_sent()
    {
        HeldClock clock = new();
        await using ScriptedServer server = new();
        using AimlMusicConnection connection = new(new() { ApiKey = "a", BaseUri = server.BaseUri, TimeProvider = clock });
        connection.Pacer.Answered(clock.GetTimestamp(), 429, TimeSpan.FromSeconds(60));
        using TempFolder home = new();
        SongLedger ledger = new(home.Path, clock);
        using CancellationTokenSource stop = new();

        var submit = new SongSubmitter(new AimlMusicClient(connection), ledger).SubmitAsync(Wish.Short, cancellationToken: stop.Token);
        await clock.IsWaitedFor;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(LedgerState.Failed, Assert.Single(ledger.Read()).State);
    }
}
