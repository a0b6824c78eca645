using AimlMusic.Chaos;
using AimlMusic.Hosting;

if (args is ["worker", .. var order])
{
    return await ClientWorker.RunAsync(order);
}

if (ChaosOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(ChaosOptions.Usage);
    return 2;
}

if (!options.WithoutPowerShell && PowerShellHost.Find() is null)
{
    Console.WriteLine($"{PowerShellHost.NotFound} The workers go through the client library, with the same steps.");
}

Workplace place = new();
Console.WriteLine($"{options.Songs} songs, seed {options.Seed}, {options.Workers} workers, in {place.Root}");
var isProven = await new ChaosRun(options, place).RunAsync();
if (isProven && !options.IsKept)
{
    Directory.Delete(place.Root, recursive: true);
}

return isProven ? 0 : 1;
