namespace AimlMusic.Waiting;

/// <summary>
/// The times that recent songs of one model took, and the poll plan that results from them. Polls give a span for each song. Each song is
/// assumed to have taken the time that most spans contain, within its own span, so that a late poll does not count as a slow song.
/// </summary>
internal sealed class ModelTimes
{
    /// <summary>The number of songs that are kept.</summary>
    public const int Most = 16;

    private const double SoonerShare = 0.02;
    private const double LeastShare = 0.5;

    // A time from the ledger is the middle of a span.
    private const double WrittenSpan = 0.03;

    private readonly Queue<Span> _spans = new();
    private int _doneAtFirst;

    /// <summary>The poll plan; null if no song is known.</summary>
    public PollPlan? Plan { get; private set; }

    /// <summary>The song that is polled for all.</summary>
    public PollScout Scout { get; } = new();

    /// <summary>Adds a song.</summary>
    /// <param name="after">The age at the last poll at which it was unfinished; 0 if there was none.</param>
    /// <param name="by">The age at the poll at which it was finished.</param>
    /// <returns>The estimated time that it took; null if it gives no new information.</returns>
    public double? Add(double after, double by)
    {
        if (after > 0)
        {
            _doneAtFirst = 0;
        }
        else if (Plan is not { } plan || plan.IsFirst(by))
        {
            // A song that is completed at its first poll may have been ready long before. The next ones are polled earlier, until one is not ready.
            after = by *= Math.Max(LeastShare, 1 - (SoonerShare * Math.Pow(2, _doneAtFirst++)));
        }
        else
        {
            return null;
        }

        Remember(after, by);
        return (after + by) / 2;
    }

    /// <summary>Adds the time of a song from the ledger.</summary>
    public void Add(double seconds)
    {
        // The time is before any planned poll, so the song was completed at its first one.
        _doneAtFirst = seconds < Plan?.First ? _doneAtFirst + 1 : 0;
        Remember(seconds * (1 - WrittenSpan), seconds * (1 + WrittenSpan));
    }

    private void Remember(double after, double by)
    {
        _spans.Enqueue(new(after, by));
        if (_spans.Count > Most)
        {
            _spans.Dequeue();
        }

        var usual = Usual();
        var (shortest, longest) = (double.MaxValue, 0.0);
        foreach (var span in _spans)
        {
            var seconds = Math.Min(span.By, Math.Max(span.After, usual));
            (shortest, longest) = (Math.Min(shortest, seconds), Math.Max(longest, seconds));
        }

        Plan = PollPlan.Of(shortest, longest, _spans.Count);
    }

    /// <summary>The middle of the range that most spans have in common.</summary>
    private double Usual()
    {
        var (most, start, end) = (0, 0.0, 0.0);
        foreach (var span in _spans)
        {
            var (count, latestStart) = Holding(span.By);
            if (count > most || (count == most && span.By < end))
            {
                (most, start, end) = (count, latestStart, span.By);
            }
        }

        return (start + end) / 2;
    }

    /// <summary>The number of spans that contain a moment, and the latest start of them.</summary>
    private (int Count, double LatestStart) Holding(double moment)
    {
        var (count, latestStart) = (0, 0.0);
        foreach (var span in _spans)
        {
            if (span.After <= moment && moment <= span.By)
            {
                (count, latestStart) = (count + 1, Math.Max(latestStart, span.After));
            }
        }

        return (count, latestStart);
    }

    private sealed record Span(double After, double By);
}
