using AimlMusic.Package;

if (PackageOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(PackageOptions.Usage);
    return 2;
}

List<string> mistakes = [];
var files = PackageBuild.Run(options, mistakes);
foreach (var mistake in mistakes)
{
    // The format that a build shows as its own error.
    await Console.Error.WriteLineAsync($"AimlMusic.Package: error PACK0001: {mistake}");
}

foreach (var file in files)
{
    await Console.Out.WriteLineAsync(PackageReport.Create(file));
}

if (files.Count > 0 && Repository.IsDebug)
{
    await Console.Out.WriteLineAsync("Made of a Debug build, for tests alone. To publish: dotnet run -c Release --project src/AimlMusic.Package");
}

return mistakes.Count == 0 ? 0 : 1;
