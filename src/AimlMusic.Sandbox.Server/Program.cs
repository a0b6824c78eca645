using AimlMusic.Sandbox.Server;

var arguments = new ServerArguments(args);
if (arguments.IsHelp)
{
    await Console.Out.WriteLineAsync(ServerUsage.Text);
    return 0;
}

if (arguments.Mistakes.Count > 0)
{
    foreach (var mistake in arguments.Mistakes)
    {
        await Console.Error.WriteLineAsync(mistake);
    }

    await Console.Error.WriteLineAsync("--help shows the options.");
    return 2;
}

try
{
    await using var server = await SandboxServer.StartAsync(arguments.Options, arguments.Port, arguments.CdnPort);
    var address = server.BaseUri.AbsoluteUri.TrimEnd('/');
    await Console.Out.WriteLineAsync($"AimlMusic sandbox listening on {address}");
    await Console.Out.WriteLineAsync(
        arguments.Options.ApiKey is null
            ? $"Set AIML_API_BASE_URL={address} and AIML_API_KEY to anything. Ctrl+C stops it."
            : $"Set AIML_API_BASE_URL={address} and AIML_API_KEY to the key that was given. Ctrl+C stops it.");
    await Console.Out.FlushAsync();
    await server.WaitForShutdownAsync();
    return 0;
}
catch (IOException e)
{
    // The port is in use.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
