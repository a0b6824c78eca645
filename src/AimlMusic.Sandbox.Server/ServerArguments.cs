using System.Globalization;

namespace AimlMusic.Sandbox.Server;

/// <summary>Parses the command line, and collects all its mistakes.</summary>
internal sealed class ServerArguments
{
    private const double MaxHours = 366.0 * 24;
    private const double MaxSeconds = MaxHours * 3600;

    private readonly Dictionary<string, string> _values = [];
    private readonly List<string> _mistakes = [];

    public ServerArguments(IReadOnlyList<string> args)
    {
        Collect(args);
        Port = (int)Number("--port", 0, 0, 65_535);
        CdnPort = (int)Number("--cdn-port", 0, 0, 65_535);
        if (Port != 0 && Port == CdnPort)
        {
            _mistakes.Add("--cdn-port must be another port than --port.");
        }

        var keys = Keys("--api-key");
        Options = new SandboxOptions
        {
            GenerationTime = Seconds("--generation-seconds", 2),
            LinkLifetime = Seconds("--link-lifetime-seconds", 86_400),
            LogLag = Seconds("--log-lag-seconds", 0),
            TransactionLag = Seconds("--transaction-lag-seconds", 0),
            ClockSkew = Hours("--clock-skew-hours"),
            Seed = (int)Number("--seed", 1, int.MinValue, int.MaxValue),
            Balance = Money("--balance", 100),
            RequestsPerSecond = (int)Number("--requests-per-second", 0, 0, 1_000_000),
            ApiKey = keys.FirstOrDefault(),
            MoreApiKeys = [.. keys.Skip(1)],
            Quirks = Quirks("--quirks"),
        };
    }

    public bool IsHelp { get; private set; }

    public int Port { get; }

    public int CdnPort { get; }

    public SandboxOptions Options { get; }

    public IReadOnlyList<string> Mistakes => _mistakes;

    private void Collect(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name is "--help" or "-h" or "-?")
            {
                IsHelp = true;
            }
            else if (!ServerUsage.Text.Contains($"  {name} ", StringComparison.Ordinal) || !name.StartsWith("--", StringComparison.Ordinal))
            {
                _mistakes.Add($"{name} is not an option.");
            }
            else if (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                _mistakes.Add($"{name} needs a value.");
            }
            else if (!_values.TryAdd(name, args[++i]))
            {
                _mistakes.Add($"{name} is given twice.");
            }
        }
    }

    private long Number(string name, long usual, long min, long max)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return usual;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        _mistakes.Add($"{name} must be a whole number from {min} to {max}, not '{text}'.");
        return usual;
    }

    private TimeSpan Seconds(string name, double usual)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return TimeSpan.FromSeconds(usual);
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= MaxSeconds)
        {
            return TimeSpan.FromSeconds(number);
        }

        _mistakes.Add($"{name} must be a number of seconds from 0 to {MaxSeconds}, not '{text}'.");
        return TimeSpan.Zero;
    }

    private decimal Money(string name, decimal usual)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return usual;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 1_000_000)
        {
            return amount;
        }

        _mistakes.Add($"{name} must be an amount in USD from 0 to 1000000, not '{text}'.");
        return usual;
    }

    private TimeSpan Hours(string name)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return TimeSpan.Zero;
        }

        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (double.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) && number is >= -MaxHours and <= MaxHours)
        {
            return TimeSpan.FromHours(number);
        }

        _mistakes.Add($"{name} must be a number of hours from -{MaxHours} to {MaxHours}, not '{text}'.");
        return TimeSpan.Zero;
    }

    private SandboxQuirks Quirks(string name)
    {
        var quirks = SandboxQuirks.None;
        foreach (var word in _values.TryGetValue(name, out var text) ? text.Split(',') : [])
        {
            if (ServerUsage.Quirks.TryGetValue(word, out var quirk))
            {
                quirks |= quirk;
            }
            else
            {
                _mistakes.Add($"{name} knows {string.Join(", ", ServerUsage.Quirks.Keys)}, not '{word}'.");
            }
        }

        return quirks;
    }

    private string[] Keys(string name)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return [];
        }

        var keys = text.Split(',');
        if (!keys.Any(string.IsNullOrWhiteSpace))
        {
            return keys;
        }

        _mistakes.Add($"{name} must not be empty.");
        return [];
    }
}
