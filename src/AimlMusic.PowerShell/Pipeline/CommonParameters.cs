namespace AimlMusic.PowerShell;

/// <summary>What the common parameters and the preference variables ask for.</summary>
internal static class CommonParameters
{
    /// <summary>Whether a person is asked before each song.</summary>
    public static bool AsksFirst(this PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var asked)
            ? LanguagePrimitives.IsTrue(asked)
            : LanguagePrimitives.ConvertTo<ConfirmImpact>(cmdlet.GetVariableValue("ConfirmPreference") ?? ConfirmImpact.High) is > ConfirmImpact.None and <= ConfirmImpact.Medium;

    /// <summary>
    /// Whether all input is read and validated before anything is sent: with -ErrorAction Stop, and if the user is prompted.
    /// </summary>
    public static bool ChecksFirst(this PSCmdlet cmdlet) => cmdlet.AsksFirst() || StopsAtErrors(cmdlet);

    private static bool StopsAtErrors(PSCmdlet cmdlet)
    {
        var action = cmdlet.MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? given : cmdlet.GetVariableValue("ErrorActionPreference");
        return LanguagePrimitives.TryConvertTo(action, out ActionPreference preference) && preference == ActionPreference.Stop;
    }
}
