using System.Threading.Channels;
using AimlMusic.Client.Tests.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Tests.Timing;

/// <summary>A loop misses no wake-up, is never there twice, reports what breaks it, and ends when nobody needs it.</summary>
public sealed class WorkLoopTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Loop_steps_when_the_moment_of_its_step_has_come()
    {
        HeldClock time = new();
        Steps steps = new(number => number == 1 ? time.GetTimestamp() + time.TimestampFrequency : null);
        WorkLoop loop = new(time, steps.Run, steps.Fail);

        loop.Wake();
        await time.IsWaitedFor;
        time.Advance(TimeSpan.FromSeconds(0.999));
        Assert.Equal(1, steps.Count);
        time.Advance(TimeSpan.FromSeconds(0.001));

        await steps.Reach(2);
    }

    [Fact]
    public async Task Loop_whose_moment_has_passed_steps_again_at_once()
    {
        Steps steps = new(number => number < 3 ? _time.GetTimestamp() - number : null);
        new WorkLoop(_time, steps.Run, steps.Fail).Wake();

        await steps.Reach(3);
    }

    [Fact]
    public async Task Wake_ends_a_sleep()
    {
        HeldClock time = new();
        Steps steps = new(number => number == 1 ? long.MaxValue : null);
        WorkLoop loop = new(time, steps.Run, steps.Fail);

        loop.Wake();
        await time.IsWaitedFor;
        loop.Wake();

        await steps.Reach(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(long.MaxValue)]
    public async Task Wake_during_a_step_is_not_lost(long? moment)
    {
        TaskCompletionSource begun = new(), held = new();
        Steps steps = new(number => number == 1 ? moment : null, async number =>
        {
            if (number == 1)
            {
                begun.SetResult();
                await held.Task;
            }
        });
        WorkLoop loop = new(_time, steps.Run, steps.Fail);

        loop.Wake();
        await begun.Task.WaitAsync(Stop);
        loop.Wake();
        loop.Wake();
        held.SetResult();

        await steps.Reach(2);
        Assert.Equal(2, steps.Count);
    }

    [Fact]
    public async Task Wakes_of_many_threads_are_all_seen_and_never_by_two_steps_at_once()
    {
        const int Wakers = 8;
        const int Each = 5_000;
        int asked = 0, seen = 0, inside = 0, most = 0;
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        WorkLoop loop = new(_time, StepAsync, e => all.TrySetException(e));

        await Task.WhenAll(Enumerable.Range(0, Wakers).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    Interlocked.Increment(ref asked);
                    loop.Wake();
                }
            },
            Stop)));

        // Nobody wakes it any more, and time stands still: a wake-up that was lost is never made good.
        await all.Task.WaitAsync(Stop);
        Assert.Equal(1, Volatile.Read(ref most));

        async Task<long?> StepAsync()
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            seen = Volatile.Read(ref asked);
            if (seen % 3 == 0)
            {
                await Task.Yield();
            }

            Interlocked.Decrement(ref inside);
            if (seen == Wakers * Each)
            {
                all.TrySetResult();
            }

            return seen % 2 == 0 ? null : long.MaxValue;
        }
    }

    [Fact]
    public async Task Step_that_throws_is_reported_and_the_next_wake_begins_anew()
    {
        List<string> reported = [];
        TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Steps steps = new(number => number == 1 ? throw new InvalidOperationException("It broke.") : null);
        WorkLoop loop = new(_time, steps.Run, e =>
        {
            reported.Add(e.Message);
            broken.SetResult();
        });

        loop.Wake();
        await broken.Task.WaitAsync(Stop);
        loop.Wake();
        await steps.Reach(2);

        Assert.Equal(["It broke."], reported);
    }

    [Fact]
    public async Task Wake_while_a_failure_is_reported_is_not_lost()
    {
        WorkLoop? loop = null;
        Steps steps = new(number => number == 1 ? throw new InvalidOperationException() : null);
        loop = new(_time, steps.Run, _ => loop!.Wake());

        loop.Wake();

        await steps.Reach(2);
    }

    [Fact]
    public async Task Clock_that_throws_is_reported()
    {
        TaskCompletionSource<Exception> broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        new WorkLoop(new BrokenClock(times: 1), () => Task.FromResult<long?>(long.MaxValue), e => broken.TrySetResult(e)).Wake();

        Assert.Equal(BrokenClock.Reason, (await broken.Task.WaitAsync(Stop)).Message);
    }

    [Fact]
    public async Task Loop_that_has_ended_has_no_timer_and_keeps_nothing_alive()
    {
        TrackedClock clock = new(_time);
        var (loop, slept) = await SleepAndEndAsync(clock);

        Assert.True(slept);
        Assert.False(clock.HasSleeper);
        for (var i = 0; loop.IsAlive && i < 1000; i++)
        {
            // Its task may still be on the way out.
            await Task.Yield();
            GC.Collect();
        }

        Assert.False(loop.IsAlive);
    }

    private static async Task<(WeakReference Loop, bool Slept)> SleepAndEndAsync(TrackedClock clock)
    {
        Steps steps = new(number => number == 1 ? long.MaxValue : null);
        WorkLoop loop = new(clock, steps.Run, steps.Fail);
        loop.Wake();
        while (!clock.HasSleeper)
        {
            await Task.Yield();
        }

        loop.Wake();
        await steps.Reach(2);
        return (new WeakReference(loop), clock.Settings == 1);
    }

    /// <summary>Counts the steps, and says when the next one is.</summary>
    private sealed class Steps(Func<int, long?> next, Func<int, Task>? during = null)
    {
        private readonly Channel<int> _done = Channel.CreateUnbounded<int>();
        private int _reached;

        public int Count { get; private set; }

        public async Task<long?> Run()
        {
            var number = ++Count;
            try
            {
                await (during?.Invoke(number) ?? Task.CompletedTask);
                return next(number);
            }
            finally
            {
                _done.Writer.TryWrite(number);
            }
        }

        public async Task Reach(int count)
        {
            for (; _reached < count; _reached++)
            {
                await _done.Reader.ReadAsync(Stop);
            }
        }

        public void Fail(Exception reason) => _done.Writer.TryComplete(reason);
    }
}
