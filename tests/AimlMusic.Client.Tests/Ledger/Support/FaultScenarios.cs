namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Everything that the service or the network can do to an exchange, at each of its routes.</summary>
internal static class FaultScenarios
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(150);

    private static readonly Dictionary<string, SandboxFault> Everywhere = new()
    {
        ["reset before"] = new() { Reset = FaultReset.Before },
        ["429"] = new() { Status = 429 },
        ["429 with Retry-After"] = new() { Status = 429, RetryAfter = "20" },
        ["500"] = new() { Status = 500 },
        ["502, HTML"] = new() { Status = 502, Body = FaultBody.Html },
        ["503"] = new() { Status = 503 },
        ["504"] = new() { Status = 504 },
        ["redirect"] = new() { Redirect = "https://elsewhere.invalid/" },
        ["too late"] = new() { Delay = Late },
    };

    private static readonly Dictionary<string, SandboxFault> Answered = new()
    {
        ["reset after"] = new() { Reset = FaultReset.After },
        ["200, HTML"] = new() { Body = FaultBody.Html },
        ["200, malformed"] = new() { Body = FaultBody.Malformed },
        ["200, truncated"] = new() { Body = FaultBody.Truncated },
        ["200, empty"] = new() { Body = FaultBody.Empty },
    };

    private static readonly Dictionary<string, SandboxFault> AtSubmit = new()
    {
        ["500, taken"] = new() { Status = 500, Taken = true },
        ["502, taken"] = new() { Status = 502, Taken = true, Body = FaultBody.Html },
        ["504, taken"] = new() { Status = 504, Taken = true },
        ["the generation fails"] = new() { Fail = new GenerationFailure("no", "no song") },
    };

    private static readonly Dictionary<string, SandboxFault> AtPoll = new()
    {
        ["404"] = new() { Status = 404 },
        ["524"] = new() { Status = 524, Body = FaultBody.Html },
    };

    private static readonly Dictionary<string, SandboxFault> AtDownload = new()
    {
        ["404"] = new() { Status = 404 },
        ["403"] = new() { Status = 403 },
        ["cut short"] = new() { Download = FaultDownload.CutShort },
        ["corrupt"] = new() { Download = FaultDownload.Corrupt },
        ["HTML"] = new() { Download = FaultDownload.Html },
        ["slow"] = new() { Download = FaultDownload.Slow, Delay = TimeSpan.FromSeconds(1) },
    };

    /// <summary>Each route with each trouble that it can have.</summary>
    public static IEnumerable<(FaultRoute Route, string Name)> All =>
        new[] { FaultRoute.Submit, FaultRoute.Poll, FaultRoute.Download }.SelectMany(route => Of(route).Select(trouble => (route, trouble.Key)));

    /// <param name="route">Where.</param>
    /// <param name="name">What.</param>
    /// <param name="skip">How many exchanges go well before.</param>
    /// <param name="count">How many are spoiled; 0 for all that follow.</param>
    public static SandboxFault Create(FaultRoute route, string name, int skip, int count) =>
        Of(route).Single(trouble => trouble.Key == name).Value with { Route = route, Skip = skip, Count = count };

    private static IEnumerable<KeyValuePair<string, SandboxFault>> Of(FaultRoute route) => route switch
    {
        FaultRoute.Submit => Everywhere.Concat(Answered).Concat(AtSubmit),
        FaultRoute.Poll => Everywhere.Concat(Answered).Concat(AtPoll),
        _ => Everywhere.Concat(AtDownload),
    };
}
