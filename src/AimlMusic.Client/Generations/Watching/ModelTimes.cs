namespace AimlMusic;

/// <summary>How long the recent songs of one model took, and when to poll by that.</summary>
internal sealed class ModelTimes
{
    /// <summary>How many songs are remembered.</summary>
    public const int Most = 16;

    private const double SoonerShare = 0.05;
    private const double LeastShare = 0.5;

    private readonly Queue<double> _seconds = new();
    private int _doneAtFirst;

    /// <summary>When to poll; null where no song is known.</summary>
    public PollPlan? Plan { get; private set; }

    /// <summary>Learns of a song.</summary>
    /// <param name="after">Its age when it was last seen unfinished; 0 where it never was.</param>
    /// <param name="by">Its age when it was seen finished.</param>
    public void Add(double after, double by)
    {
        // Songs that are done at their first poll may have been so for long: the next ones are polled sooner, and ever sooner, until one is not.
        _doneAtFirst = after > 0 ? 0 : _doneAtFirst + 1;
        Add(after > 0 ? (after + by) / 2 : by * Math.Max(LeastShare, 1 - (SoonerShare * Math.Pow(2, _doneAtFirst - 1))));
    }

    /// <summary>Learns how long a song took.</summary>
    public void Add(double seconds)
    {
        _seconds.Enqueue(seconds);
        if (_seconds.Count > Most)
        {
            _seconds.Dequeue();
        }

        Plan = PollPlan.Of(_seconds.Min(), _seconds.Max(), _seconds.Count);
    }
}
