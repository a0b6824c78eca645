using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Tests.Support;

/// <summary>A clock that stands still: what waits by it is held until the test moves it, and the test learns that something waits.</summary>
internal sealed class HeldClock : FakeTimeProvider
{
    private readonly TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task IsWaitedFor => _waited.Task.WaitAsync(Stop);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (!TimeLimit.Is(state))
        {
            _waited.TrySetResult();
        }

        return timer;
    }
}
