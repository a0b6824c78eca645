using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AimlMusic.PowerShell;

/// <summary>The connection that Connect-AimlMusic set, one for each runspace, gone with it.</summary>
internal static class AimlMusicSession
{
    private static readonly ConditionalWeakTable<Runspace, AimlMusicConnection> Connections = new();

    private static volatile bool _isSandboxChosen;

    /// <summary>
    /// Whether a session of this process chose the sandbox last. A runspace without a connection of its own then must not fall
    /// back to a key in the environment: its user believes that nothing costs anything.
    /// </summary>
    public static bool IsSandboxChosen => _isSandboxChosen;

    public static AimlMusicConnection? Current =>
        Runspace.DefaultRunspace is { } runspace && Connections.TryGetValue(runspace, out var connection) ? connection : null;

    public static void Set(AimlMusicConnection? connection)
    {
        // The former connection is not disposed of: another command of this or another runspace may still use it.
        _isSandboxChosen = connection?.IsSandbox == true;
        Connections.Remove(Runspace.DefaultRunspace);
        if (connection is not null)
        {
            Connections.Add(Runspace.DefaultRunspace, connection);
        }
    }
}
