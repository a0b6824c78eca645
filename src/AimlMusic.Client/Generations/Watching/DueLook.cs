namespace AimlMusic;

/// <summary>When to look at a song. Ages are in seconds from the submit.</summary>
/// <param name="Age">Its age at the look.</param>
/// <param name="DoneBy">By what age it is taken to have been done where the look finds it so: looks come a little later than that.</param>
internal readonly record struct DueLook(double Age, double DoneBy)
{
    public DueLook(double age)
        : this(age, age)
    {
    }

    /// <summary>No look yet.</summary>
    public static DueLook None { get; } = new(double.PositiveInfinity);
}
