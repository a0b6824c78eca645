namespace AimlMusic.Package;

/// <summary>The options of the command line.</summary>
internal sealed record PackageOptions
{
    public const string Usage = """
        Usage: dotnet run -c Release --project src/AimlMusic.Package -- [options]

          --module FOLDER     the built module (out/AimlMusic)
          --changelog FILE    the change log with the release notes (CHANGELOG.md)
          --output FOLDER     the target folder for the package and the zip file (out)
        """;

    public string Module { get; private init; } = Path.Combine(Repository.Root, "out", "AimlMusic");

    public string ChangeLog { get; private init; } = Path.Combine(Repository.Root, "CHANGELOG.md");

    public string Output { get; private init; } = Path.Combine(Repository.Root, "out");

    /// <summary>The packages that NuGet restored for the album, which has those of the client too, with the library of each.</summary>
    public string Assets { get; } = Path.Combine(Repository.Root, "src", "AimlMusic.Album", "obj", "project.assets.json");

    /// <summary>The options; null if one of them is not valid.</summary>
    public static PackageOptions? Read(IReadOnlyList<string> args)
    {
        PackageOptions? options = new();
        for (var i = 0; i < args.Count && options is not null; i += 2)
        {
            options = i + 1 == args.Count ? null : args[i] switch
            {
                "--module" => options with { Module = Path.GetFullPath(args[i + 1]) },
                "--changelog" => options with { ChangeLog = Path.GetFullPath(args[i + 1]) },
                "--output" => options with { Output = Path.GetFullPath(args[i + 1]) },
                _ => null,
            };
        }

        return options;
    }
}
