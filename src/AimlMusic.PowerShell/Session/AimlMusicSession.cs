using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AimlMusic.PowerShell;

/// <summary>The connection that Connect-AimlMusic set, one for each runspace, gone with it.</summary>
internal static class AimlMusicSession
{
    private static readonly ConditionalWeakTable<Runspace, AimlMusicConnection> Connections = new();

    public static AimlMusicConnection? Current =>
        Runspace.DefaultRunspace is { } runspace && Connections.TryGetValue(runspace, out var connection) ? connection : null;

    public static void Set(AimlMusicConnection? connection)
    {
        // The former connection is not disposed of: another command of this or another runspace may still use it.
        Connections.Remove(Runspace.DefaultRunspace);
        if (connection is not null)
        {
            Connections.Add(Runspace.DefaultRunspace, connection);
        }
    }
}
