using AimlMusic.Sandbox;

namespace AimlMusic.Chaos;

/// <summary>The faults of each route. The time-out of a worker's exchange is two seconds; late answers take three.</summary>
internal static class FaultTable
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    public static IReadOnlyList<FaultKind> Submit { get; } =
    [
        // A submit that is in doubt without being accepted takes a minute to resolve, so these faults are rarer.
        new("reset before it was taken", 1, new() { Reset = FaultReset.Before }),
        new("500, not taken", 1, new() { Status = 500 }),
        new("500, not taken, without an id", 1, new() { Status = 500, InferenceId = false }),
        new("500, not taken, logged as failed", 2, new() { Status = 500, Logged = true }),
        new("503, taken", 3, new() { Status = 503, Taken = true }),
        new("429, taken", 3, new() { Status = 429, Taken = true }),
        new("409, taken", 2, new() { Status = 409, Taken = true }),
        new("499, taken", 2, new() { Status = 499, Taken = true }),
        new("404 of a gateway, taken", 2, new() { Status = 404, Taken = true, Body = FaultBody.Html }),
        new("303, taken", 2, new() { Redirect = "https://elsewhere.invalid/", RedirectStatus = 303, Taken = true }),
        new("502, not taken, a page of HTML", 1, new() { Status = 502, Body = FaultBody.Html }),
        new("504, not taken", 1, new() { Status = 504 }),
        new("reset after it was taken", 4, new() { Reset = FaultReset.After }),
        new("500, taken", 3, new() { Status = 500, Taken = true }),
        new("502, taken, a page of HTML", 3, new() { Status = 502, Taken = true, Body = FaultBody.Html }),
        new("504, taken", 3, new() { Status = 504, Taken = true }),
        new("200, taken, a page of HTML", 3, new() { Body = FaultBody.Html }),
        new("taken, malformed JSON", 3, new() { Body = FaultBody.Malformed }),
        new("taken, truncated JSON", 3, new() { Body = FaultBody.Truncated }),
        new("taken, answered too late", 4, new() { Delay = Late }),
        new("503", 1, new() { Status = 503 }),
        new("429", 4, new() { Status = 429 }),
        new("429 with Retry-After", 4, new() { Status = 429, RetryAfter = "1" }),
        new("taken, and the generation fails", 6, new() { Fail = new("GenerationError", "The model gave up.") }),
    ];

    public static IReadOnlyList<FaultKind> Poll { get; } = Reading();

    public static IReadOnlyList<FaultKind> Logs { get; } = Reading();

    public static IReadOnlyList<FaultKind> Download { get; } =
    [
        new("reset", 3, new() { Reset = FaultReset.Before }),
        new("500", 2, new() { Status = 500 }),
        new("503", 2, new() { Status = 503 }),
        new("429 with Retry-After", 1, new() { Status = 429, RetryAfter = "1" }),
        new("short", 4, new() { Download = FaultDownload.CutShort }),
        new("corrupt", 4, new() { Download = FaultDownload.Corrupt }),
        new("a page of HTML", 4, new() { Download = FaultDownload.Html }),
        new("slow", 3, new() { Download = FaultDownload.Slow, Delay = TimeSpan.FromSeconds(0.3) }),
        new("answered too late", 2, new() { Delay = Late }),
    ];

    /// <summary>A request log that rejects all requests.</summary>
    public static IReadOnlyList<FaultKind> BusyLogs { get; } =
    [
        new("429 throughout", 1, new() { Status = 429, RetryAfter = "1" }),
    ];

    private static IReadOnlyList<FaultKind> Reading() =>
    [
        new("reset", 2, new() { Reset = FaultReset.After }),
        new("500", 2, new() { Status = 500 }),
        new("502, a page of HTML", 2, new() { Status = 502, Body = FaultBody.Html }),
        new("503", 2, new() { Status = 503 }),
        new("504", 2, new() { Status = 504 }),
        new("200, a page of HTML", 2, new() { Body = FaultBody.Html }),
        new("malformed JSON", 2, new() { Body = FaultBody.Malformed }),
        new("truncated JSON", 2, new() { Body = FaultBody.Truncated }),
        new("429", 2, new() { Status = 429 }),
        new("429 with Retry-After", 1, new() { Status = 429, RetryAfter = "1" }),
        new("answered too late", 1, new() { Delay = Late }),
    ];
}
