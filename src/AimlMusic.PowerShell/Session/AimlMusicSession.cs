using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AimlMusic.PowerShell;

/// <summary>The connection that Connect-AimlMusic set: one per runspace, and no other runspace can change it.</summary>
internal static class AimlMusicSession
{
    private static readonly ConditionalWeakTable<Runspace, Choice> Choices = new();

    // On .NET Framework, a weak table cannot be enumerated.
    private static readonly List<WeakReference<Runspace>> Doubtful = [];

    public static AimlMusicConnection? Current => Find()?.Connection;

    /// <summary>
    /// Whether the last Connect-AimlMusic of this runspace failed. The user intended another account than that of the environment,
    /// so the key in the environment must not be used instead.
    /// </summary>
    public static bool HasFailed => Find() is { Connection: null };

    /// <summary>
    /// Whether a runspace of this process uses the sandbox or failed to connect. A runspace without a connection of its own must then
    /// not fall back to the key in the environment: the user believes that songs cost nothing, or that another account pays.
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

    // The previous connection is not disposed of, because another command or runspace may still use it.
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

    /// <summary>The result of Connect-AimlMusic. The connection is null if it failed.</summary>
    private sealed record Choice(AimlMusicConnection? Connection);
}
