namespace AimlMusic.PowerShell;

/// <summary>How long commands search for evidence of a submit in doubt.</summary>
internal static class Doubts
{
    /// <summary>Where nobody asked for a longer wait: as long as an id must stay unknown to prove that a song was not taken.</summary>
    public static readonly TimeSpan ShortSearch = TimeSpan.FromMinutes(1);
}
