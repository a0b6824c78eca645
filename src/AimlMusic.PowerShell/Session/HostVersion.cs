using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>The version of PowerShell, for the User-Agent header.</summary>
internal static class HostVersion
{
    public static string Of(PSCmdlet cmdlet)
    {
        var table = cmdlet.SessionState.PSVariable.GetValue("PSVersionTable") as IDictionary;
        return "PowerShell/" + (table?["PSVersion"] ?? cmdlet.Host.Version);
    }
}
