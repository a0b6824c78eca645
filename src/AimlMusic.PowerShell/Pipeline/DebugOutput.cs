namespace AimlMusic.PowerShell;

/// <summary>What a cmdlet shows of its work with -Debug or $DebugPreference.</summary>
internal static class DebugOutput
{
    /// <summary>Whether debug messages are wanted: they cost something to make.</summary>
    public static bool IsWanted(PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out var asked)
        ? LanguagePrimitives.IsTrue(asked)
        : cmdlet.GetVariableValue("DebugPreference") is { } preference && !string.Equals(preference.ToString(), nameof(ActionPreference.SilentlyContinue), StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a verbose message. PowerShell asks before each one of a cmdlet that has -Debug: there it is a debug message.</summary>
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
