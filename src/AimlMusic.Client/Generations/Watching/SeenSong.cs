namespace AimlMusic;

/// <summary>How long a song took, as far as looking at it could tell.</summary>
/// <param name="After">Its age, in seconds, when it was last seen unfinished; 0 where it never was.</param>
/// <param name="By">Its age, in seconds, when it was first seen completed.</param>
/// <param name="Looks">How often it was looked at.</param>
internal readonly record struct SeenSong(double After, double By, int Looks)
{
    public double Width => By - After;
}
