using System.Globalization;

namespace AimlMusic.Chaos;

/// <summary>The options of the command line.</summary>
internal sealed record ChaosOptions
{
    public const string Usage = """
        Usage: dotnet run --project tests/chaos -- [options]

          --songs NUMBER     how many songs are asked for (100)
          --seed NUMBER      faults and kills follow from it (1)
          --workers NUMBER   how many processes work on the one ledger at once (4)
          --log-lag SECONDS  how far the service's request log lags behind until the last resume (0)
          --log-429          the request log answers 429 until the last resume
          --few              a short run, which need not see every kind of fault and a kill
          --keep             leave the ledger and the songs where they are
          --dotnet           work through the client library, as where there is no PowerShell
        """;

    public int Songs { get; private init; } = 100;

    public int Seed { get; private init; } = 1;

    public int Workers { get; private init; } = 4;

    public int LogLagSeconds { get; private init; }

    public bool IsLogBusy { get; private init; }

    /// <summary>The number of failures that a short run shows depends on the machine.</summary>
    public bool IsShort { get; private init; }

    public bool IsKept { get; private init; }

    public bool WithoutPowerShell { get; private init; }

    /// <summary>The options; null if one of them is not valid.</summary>
    public static ChaosOptions? Read(IReadOnlyList<string> args)
    {
        ChaosOptions? options = new();
        for (var i = 0; i < args.Count && options is not null; i++)
        {
            options = args[i] switch
            {
                "--log-429" => options with { IsLogBusy = true },
                "--few" => options with { IsShort = true },
                "--keep" => options with { IsKept = true },
                "--dotnet" => options with { WithoutPowerShell = true },
                _ when i + 1 < args.Count && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) => options.With(args[i++], number),
                _ => null,
            };
        }

        return options;
    }

    private ChaosOptions? With(string name, int number) => name switch
    {
        "--songs" when number > 0 => this with { Songs = number },
        "--seed" => this with { Seed = number },
        "--workers" when number > 0 => this with { Workers = number },
        "--log-lag" => this with { LogLagSeconds = number },
        _ => null,
    };
}
