using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AimlMusic.PowerShell;

/// <summary>What Connect-AimlMusic chose, one choice for each runspace, gone with it. Nobody else can change it.</summary>
internal static class AimlMusicSession
{
    private static readonly ConditionalWeakTable<Runspace, Choice> Choices = new();

    // A weak table cannot be counted on .NET Framework.
    private static readonly List<WeakReference<Runspace>> Doubtful = [];

    public static AimlMusicConnection? Current => Find()?.Connection;

    /// <summary>
    /// Whether the last Connect-AimlMusic of this runspace failed. Its user meant another account than that of the environment, so
    /// that this must not be used in its place.
    /// </summary>
    public static bool HasFailed => Find() is { Connection: null };

    /// <summary>
    /// Whether a runspace of this process uses the sandbox, or failed to connect. One without a choice of its own then must not fall
    /// back to a key in the environment: its user believes that nothing costs anything, or that another account pays.
    /// </summary>
    public static bool IsEnvironmentInDoubt
    {
        get
        {
            lock (Doubtful)
            {
                Doubtful.RemoveAll(reference => !reference.TryGetTarget(out var runspace) || !IsOpen(runspace));
                return Doubtful.Count > 0;
            }
        }
    }

    // The former connection is not disposed of: another command of this or another runspace may still use it.
    public static void Connected(AimlMusicConnection connection) => Set(new Choice(connection));

    public static void Failed() => Set(new Choice(null));

    public static void Forget() => Set(null);

    private static Choice? Find() =>
        Runspace.DefaultRunspace is { } runspace && Choices.TryGetValue(runspace, out var choice) ? choice : null;

    private static void Set(Choice? choice)
    {
        if (Runspace.DefaultRunspace is not { } own)
        {
            return;
        }

        lock (Doubtful)
        {
            Choices.Remove(own);
            Doubtful.RemoveAll(reference => reference.TryGetTarget(out var runspace) && runspace == own);
            if (choice is null)
            {
                return;
            }

            Choices.Add(own, choice);
            if (choice.Connection is null or { IsSandbox: true })
            {
                Doubtful.Add(new(own));
            }
        }
    }

    private static bool IsOpen(Runspace runspace) =>
        runspace.RunspaceStateInfo.State is not (RunspaceState.Closed or RunspaceState.Closing or RunspaceState.Broken);

    /// <summary>What was chosen; without a connection where the choice failed.</summary>
    private sealed record Choice(AimlMusicConnection? Connection);
}
