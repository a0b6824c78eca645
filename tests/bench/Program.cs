using System.Globalization;
using AimlMusic.Bench;

// Memory is measured in a process of its own, and so are writers: the other words are how the bench calls itself.
switch (args)
{
    case ["ledger"]:
        LedgerBench.Run();
        return 0;
    case [LedgerReading.Ledger or LedgerReading.Words or LedgerReading.Documents, var folder]:
        Console.WriteLine(LedgerReading.Measure(args[0], folder));
        return 0;
    case [LedgerAppending.Word, var folder, var name, var count]:
        Console.WriteLine(LedgerAppending.Measure(folder, name, int.Parse(count, CultureInfo.InvariantCulture)));
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/bench -- ledger");
        return 2;
}
