namespace AimlMusic.PowerShell;

/// <summary>Where the cmdlets' pages are on the web, for Get-Help -Online.</summary>
internal static class HelpPages
{
    public const string Address = "https://github.com/aimlmusic/AimlMusic.PowerShell/blob/main/docs/en-US/";
}
