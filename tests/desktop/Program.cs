using AimlMusic.Desktop;

if (args.Length < 2)
{
    Console.Error.WriteLine("Usage: AimlMusic.Desktop.exe FOLDER load | song | many | voice | mistake | resume | stop | clear [TARGET]");
    return 2;
}

// Mono reads a file that was opened for asynchronous use on a second thread of its pool, and adds none while the processor
// is busy: songs then wait for threads that wait for threads. .NET Framework does not read so.
_ = ThreadPool.SetMinThreads(64, 64);
LaidModule module = new(args[0]);
module.Import();
var code = Run(module, args[1], args.Length > 2 ? args[2] : "");
// Whoever waits need not wait for the process: Mono now and then hangs in its own shutdown.
Console.WriteLine($"end {code}");
return code;

// Apart, so that nothing of the module is looked for before the import.
static int Run(LaidModule module, string step, string path) => step == "load" ? Loading.Run(module) : ClientWay.Run(step, path);
