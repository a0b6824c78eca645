namespace AimlMusic.PowerShell;

/// <summary>How long commands search for evidence about a submit in doubt.</summary>
internal static class Doubts
{
    /// <summary>The default: the time after which an unknown id proves that a song was not accepted.</summary>
    public static readonly TimeSpan ShortSearch = TimeSpan.FromMinutes(1);
}
