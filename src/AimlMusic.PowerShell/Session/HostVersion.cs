using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>PowerShell's own version, as the User-Agent names it.</summary>
internal static class HostVersion
{
    public static string Of(PSCmdlet cmdlet)
    {
        var table = cmdlet.SessionState.PSVariable.GetValue("PSVersionTable") as IDictionary;
        return "PowerShell/" + (table?["PSVersion"] ?? cmdlet.Host.Version);
    }
}
