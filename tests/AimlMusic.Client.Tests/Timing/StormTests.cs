namespace AimlMusic.Tests.Timing;

/// <summary>Many songs at a service that takes so many requests in any second and answers 429 beyond: in time of its own.</summary>
public sealed class StormTests
{
    private const long Second = 1000;

    [Theory]
    [InlineData(5, 200, 20)]
    [InlineData(5, 200, 300)]
    [InlineData(5, 200, 2500)]
    [InlineData(1, 50, 20)]
    [InlineData(20, 500, 100)]
    public void Refusals_are_rare_after_the_first_burst(int allowed, int songs, int delay)
    {
        RateLimit limit = new(Second);
        Queue<long> taken = new();
        PriorityQueue<(long SentAt, bool IsTaken), long> answers = new();
        var waiting = songs * 3;
        var (firstRefusal, refusedLater, now) = (long.MaxValue, 0, 0L);
        while (waiting > 0 || answers.Count > 0)
        {
            var free = waiting > 0 ? Math.Max(now, limit.FreeAt) : long.MaxValue;
            if (answers.TryPeek(out var answer, out var at) && at <= free)
            {
                answers.Dequeue();
                now = at;
                if (answer.IsTaken)
                {
                    limit.Taken(answer.SentAt, now);
                    continue;
                }

                limit.Refused(answer.SentAt, now);
                waiting++;
                firstRefusal = Math.Min(firstRefusal, now);
                refusedLater += answer.SentAt > firstRefusal ? 1 : 0;
                continue;
            }

            now = free;
            waiting--;
            limit.Take(now);
            while (taken.Count > 0 && taken.Peek() <= now - Second)
            {
                taken.Dequeue();
            }

            var isTaken = taken.Count < allowed;
            if (isTaken)
            {
                taken.Enqueue(now);
            }

            answers.Enqueue((now, isTaken), now + delay);
        }

        Assert.InRange(refusedLater, 0, 5);
        Assert.True(now < songs * 3 * Second / allowed * 2, $"{now / Second} s for {songs * 3} requests at {allowed} a second");
    }
}
