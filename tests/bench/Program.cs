using System.Globalization;
using AimlMusic.Bench;

// Memory is measured in a process of its own, and so are writers: the other words are how the bench calls itself.
switch (args)
{
    case ["ledger"]:
        LedgerBench.Run();
        return 0;
    case ["batch"]:
        BatchBench.Batch();
        return 0;
    case ["flight"]:
        BatchBench.Fly();
        return 0;
    case ["storm"]:
        BatchBench.Storm();
        return 0;
    case ["watch"]:
        WatchBench.Run();
        return 0;
    case ["all"]:
        WholeBench.Run(isQuick: false);
        return 0;
    case ["quick"]:
        WholeBench.Run(isQuick: true);
        return 0;
    case ["song"]:
        SongBench.Run();
        return 0;
    case ["import"]:
        ImportBench.Run();
        return 0;
    case ["hex"]:
        HexBench.Run();
        return 0;
    case ["download"]:
        DownloadBench.Run();
        return 0;
    case ["album"]:
        AlbumBench.Run();
        return 0;
    case [FileServer.Word]:
        FileServer.Run();
        return 0;
    case [Saving.Plain or Saving.Tagged, var folder, var address, var size]:
        Console.WriteLine(await Saving.MeasureAsync(args[0], folder, address, long.Parse(size, CultureInfo.InvariantCulture)));
        return 0;
    case [AnswerServer.Word, var what, var bytes]:
        AnswerServer.Run(what, long.Parse(bytes, CultureInfo.InvariantCulture));
        return 0;
    case [HexReading.Decoder or HexReading.Library, var bytes]:
        Console.WriteLine(HexReading.Decode(args[0], int.Parse(bytes, CultureInfo.InvariantCulture)));
        return 0;
    case [HexReading.Streamed or HexReading.Whole, var folder, var port]:
        Console.WriteLine(await HexReading.MeasureAsync(args[0], folder, int.Parse(port, CultureInfo.InvariantCulture)));
        return 0;
    case [Uploading.Word or Uploading.Submit, var small, var path, var port]:
        Console.WriteLine(await Uploading.MeasureAsync(args[0], small, path, int.Parse(port, CultureInfo.InvariantCulture)));
        return 0;
    case [LedgerReading.Ledger or LedgerReading.Words or LedgerReading.Documents, var folder]:
        Console.WriteLine(LedgerReading.Measure(args[0], folder));
        return 0;
    case [LedgerAppending.Word, var folder, var name, var count]:
        Console.WriteLine(LedgerAppending.Measure(folder, name, int.Parse(count, CultureInfo.InvariantCulture)));
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project tests/bench -- all|quick|ledger|import|song|hex|album|download|watch|batch|flight|storm");
        return 2;
}
