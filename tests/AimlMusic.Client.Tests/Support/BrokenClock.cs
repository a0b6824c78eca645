using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Tests.Support;

/// <summary>A clock that breaks a loop: the first so many that want to sleep by it get an exception.</summary>
internal sealed class BrokenClock(int times) : FakeTimeProvider
{
    public const string Reason = "The clock is broken.";

    private int _left = times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        !TimeLimit.Is(state) && Interlocked.Decrement(ref _left) >= 0
            ? throw new InvalidOperationException(Reason)
            : base.CreateTimer(callback, state, dueTime, period);
}
