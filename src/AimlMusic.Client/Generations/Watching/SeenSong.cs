namespace AimlMusic;

/// <summary>How long a song took, as far as looking at it could tell.</summary>
/// <param name="After">Its age, in seconds, when it was last seen unfinished; 0 where it never was.</param>
/// <param name="By">Its age, in seconds, when it was first seen completed.</param>
internal readonly record struct SeenSong(double After, double By)
{
    public double Width => By - After;

    /// <summary>Whether it was done between the same two looks as another, and more is known of when.</summary>
    public bool IsWithin(SeenSong other) => After >= other.After && By <= other.By && Width < other.Width;
}
