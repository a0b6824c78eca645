using AimlMusic.Hosting;

namespace AimlMusic.PowerShell.Tests;

/// <summary>The Pester files, each in a process of its own, some at once.</summary>
internal static class PesterRun
{
    // They wait more than they compute: for servers, songs and processes.
    private static readonly int AtOnce = Environment.ProcessorCount * 2;

    private static readonly SemaphoreSlim Room = new(AtOnce);

    // The longest, begun first, so that none of them runs on alone at the end.
    private static readonly string[] Longest =
    [
        "Crash.Tests.ps1", "History.Tests.ps1", "Account.Tests.ps1", "Damage.Tests.ps1", "Night.Tests.ps1", "Doubt.Tests.ps1",
    ];

    private static readonly string Folder = Path.Combine(BuildData.Of("RepositoryRoot"), "tests", "AimlMusic.PowerShell.Tests");

    // Every test asks for its file's run; all are made once.
    private static readonly Lazy<Dictionary<string, Task<IReadOnlyList<PesterTest>>>> All = new(Begin);

    /// <summary>The files, in the order in which they are run.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.Tests.ps1").Select(Path.GetFileName).Cast<string>()
        .OrderByDescending(file => Longest.Contains(file)).ThenBy(file => file, StringComparer.Ordinal);

    /// <summary>The tests there are; null where there is no PowerShell.</summary>
    public static IReadOnlyList<PesterTest>? Discover() =>
        PowerShellHost.Find() is { } powerShell ? new PesterProcess(powerShell).RunAsync(Folder, "-Discover").GetAwaiter().GetResult() : null;

    public static Task<IReadOnlyList<PesterTest>> OfAsync(string file) => All.Value[file];

    private static Dictionary<string, Task<IReadOnlyList<PesterTest>>> Begin()
    {
        PesterProcess pester = new(PowerShellHost.Find()!);
        return Files.ToDictionary(file => file, file => RunAsync(pester, file));
    }

    private static async Task<IReadOnlyList<PesterTest>> RunAsync(PesterProcess pester, string file)
    {
        await Room.WaitAsync();
        try
        {
            return await pester.RunAsync(Path.Combine(Folder, file));
        }
        finally
        {
            Room.Release();
        }
    }
}
