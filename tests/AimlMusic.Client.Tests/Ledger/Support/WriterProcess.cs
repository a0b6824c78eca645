using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Another process that does something with a ledger: this very program, told so by a variable.</summary>
internal static class WriterProcess
{
    private const string Task = "AIMLMUSIC_TEST_TASK";

    /// <summary>Starts it. Its answer is on standard output.</summary>
    public static Process Start(string task, string folder, params (string Name, string? Value)[] variables)
    {
        // A test host may be the dotnet command; then the program is its first argument.
        var self = Environment.ProcessPath!;
        var isHosted = Path.GetFileNameWithoutExtension(self) == "dotnet";
        ProcessStartInfo start = new(self, isHosted ? [typeof(WriterProcess).Assembly.Location] : []) { RedirectStandardOutput = true };
        start.Environment[Task] = task;
        start.Environment[LedgerLocation.Variable] = folder;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end and gives what it wrote.</summary>
    public static async Task<string> RunAsync(string task, string folder, params (string Name, string? Value)[] variables)
    {
        using var process = Start(task, folder, variables);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "It is a program: the test platform's own entry point comes after this.")]
    public static void DoTask()
    {
        if (Environment.GetEnvironmentVariable(Task)?.Split(' ') is not { } words)
        {
            return;
        }

        switch (words[0])
        {
            case "where":
                Console.WriteLine(Where());
                break;
            case "submit":
                new SongLedger().Submitting(Song.Submit(words[1], words[2]));
                break;
            default:
                Append(words[1], int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture));
                break;
        }

        Environment.Exit(0);
    }

    private static string Where()
    {
        try
        {
            return LedgerLocation.Find();
        }
        catch (AimlMusicException e)
        {
            return $"{e.Kind}: {e.Message}";
        }
    }

    private static void Append(string name, int count)
    {
        SongLedger ledger = new();
        for (var i = 0; i < count; i++)
        {
            ledger.Submitting(Song.Submit($"{name}-{i}"));
        }
    }
}
