namespace AimlMusic.PowerShell;

/// <summary>The debug and verbose messages of a cmdlet.</summary>
internal static class DebugOutput
{
    /// <summary>Whether debug messages are shown. If not, they are not formatted.</summary>
    public static bool IsWanted(PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out var asked)
        ? LanguagePrimitives.IsTrue(asked)
        : cmdlet.GetVariableValue("DebugPreference") is { } preference && !string.Equals(preference.ToString(), nameof(ActionPreference.SilentlyContinue), StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a verbose message. With -Debug it is a debug message, because PowerShell would prompt for each verbose message.</summary>
    public static void WriteDetail(PSCmdlet cmdlet, string text)
    {
        var given = cmdlet.MyInvocation.BoundParameters;
        if (given.ContainsKey("Debug") && !given.ContainsKey("Verbose"))
        {
            cmdlet.WriteDebug(text);
        }
        else
        {
            cmdlet.WriteVerbose(text);
        }
    }
}
