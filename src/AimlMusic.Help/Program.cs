using AimlMusic.Help;

if (args is not [var docs, var output])
{
    await Console.Error.WriteLineAsync("Usage: AimlMusic.Help <docs folder> <output folder>");
    return 2;
}

var mistakes = HelpBuild.Run(docs, output);
foreach (var mistake in mistakes)
{
    // The format that a build shows as its own error, with a link to the file.
    await Console.Error.WriteLineAsync($"{mistake.File}: error HELP0001: {mistake.Where}: {mistake.Problem}");
}

return mistakes.Count == 0 ? 0 : 1;
