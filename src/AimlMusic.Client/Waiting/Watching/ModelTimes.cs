namespace AimlMusic.Waiting;

/// <summary>
/// How long the recent songs of one model took, and when to poll by that. Polls tell a span for each song; all are taken to have
/// taken the time that most spans hold, as far as their own spans allow: a poll that came late makes no slow song.
/// </summary>
internal sealed class ModelTimes
{
    /// <summary>How many songs are remembered.</summary>
    public const int Most = 16;

    private const double SoonerShare = 0.02;
    private const double LeastShare = 0.5;

    // A time that an earlier run has written down is the middle of a span.
    private const double WrittenSpan = 0.03;

    private readonly Queue<(double After, double By)> _spans = new();
    private int _doneAtFirst;

    /// <summary>When to poll; null where no song is known.</summary>
    public PollPlan? Plan { get; private set; }

    /// <summary>Learns of a song.</summary>
    /// <param name="after">Its age when it was last seen unfinished; 0 where it never was.</param>
    /// <param name="by">Its age when it was seen finished.</param>
    /// <returns>How long it took, as far as that tells; null where it is no news.</returns>
    public double? Add(double after, double by)
    {
        if (after > 0)
        {
            _doneAtFirst = 0;
        }
        else if (Plan is not { } plan || plan.IsFirst(by))
        {
            // Songs that are done at their first poll may have been so for long: the next ones are polled sooner, and ever sooner, until one is not.
            after = by *= Math.Max(LeastShare, 1 - (SoonerShare * Math.Pow(2, _doneAtFirst++)));
        }
        else
        {
            return null;
        }

        Remember(after, by);
        return (after + by) / 2;
    }

    /// <summary>Learns how long a song of an earlier run took.</summary>
    public void Add(double seconds)
    {
        // Sooner than any poll was planned: it was done at its first.
        _doneAtFirst = seconds < Plan?.First ? _doneAtFirst + 1 : 0;
        Remember(seconds * (1 - WrittenSpan), seconds * (1 + WrittenSpan));
    }

    private void Remember(double after, double by)
    {
        _spans.Enqueue((after, by));
        if (_spans.Count > Most)
        {
            _spans.Dequeue();
        }

        var usual = Usual();
        var seconds = _spans.Select(span => Math.Min(span.By, Math.Max(span.After, usual))).ToList();
        Plan = PollPlan.Of(seconds.Min(), seconds.Max(), seconds.Count);
    }

    /// <summary>The middle of what most spans have in common.</summary>
    private double Usual()
    {
        var end = _spans.Select(span => span.By).OrderByDescending(by => _spans.Count(other => Holds(other, by))).ThenBy(by => by).First();
        return (_spans.Where(span => Holds(span, end)).Max(span => span.After) + end) / 2;
    }

    private static bool Holds((double After, double By) span, double moment) => span.After <= moment && moment <= span.By;
}
