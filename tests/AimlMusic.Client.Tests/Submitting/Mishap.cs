namespace AimlMusic.Tests.Submitting;

/// <summary>What becomes of a submit that something happens to.</summary>
internal enum Outcome
{
    /// <summary>Sent again, and there is one song.</summary>
    Retried,

    /// <summary>There is one song, known by its id, and it was sent once.</summary>
    Adopted,

    /// <summary>Nothing was taken and nothing is sent again.</summary>
    Refused,

    /// <summary>Nobody knows, and nothing is sent again.</summary>
    InDoubt,
}

/// <summary>Something that happens to a submit, and how that must end.</summary>
/// <param name="Fault">What happens.</param>
/// <param name="Outcome">How it ends.</param>
/// <param name="Charges">What the service charged.</param>
/// <param name="Kind">The error, where the submit is refused.</param>
internal sealed record Mishap(SandboxFault Fault, Outcome Outcome, int Charges, AimlMusicErrorKind? Kind = null)
{
    public static IReadOnlyDictionary<string, Mishap> All { get; } = new Dictionary<string, Mishap>
    {
        ["400"] = Refused(400, AimlMusicErrorKind.RequestInvalid),
        ["400 in HTML"] = new(Fail(400, body: FaultBody.Html), Outcome.InDoubt, 0),
        ["401"] = Refused(401, AimlMusicErrorKind.Unauthorized),
        ["403"] = Refused(403, AimlMusicErrorKind.Forbidden),
        ["404"] = Refused(404, AimlMusicErrorKind.ModelNotFound),
        ["405 without a body"] = new(Fail(405, body: FaultBody.Empty), Outcome.InDoubt, 0),
        ["409"] = InDoubt(409),
        ["409 after it was taken"] = InDoubt(409, taken: true),
        ["499 after it was taken"] = InDoubt(499, taken: true),
        ["404 after it was taken, said by a gateway"] = new(Fail(404, taken: true, body: FaultBody.Html), Outcome.InDoubt, 1),
        ["408"] = InDoubt(408),
        ["429"] = new(Fail(429), Outcome.Retried, 1),
        ["429 after it was taken"] = new(Fail(429, taken: true), Outcome.Adopted, 1),
        ["429 in HTML"] = new(Fail(429, body: FaultBody.Html), Outcome.InDoubt, 0),
        ["429 with Retry-After"] = new(Fail(429, "7"), Outcome.Retried, 1),
        ["429 with a Retry-After that is none"] = new(Fail(429, "soon"), Outcome.Retried, 1),
        ["429 with a Retry-After of an hour"] = new(Fail(429, "3600"), Outcome.InDoubt, 0),
        ["503"] = new(Fail(503, body: FaultBody.Message), Outcome.InDoubt, 0),
        ["503 with Retry-After"] = new(Fail(503, "7"), Outcome.InDoubt, 0),
        ["503 after it was taken"] = InDoubt(503, taken: true),
        ["503 with a Retry-After of an hour"] = new(Fail(503, "3600"), Outcome.InDoubt, 0),
        ["500"] = InDoubt(500),
        ["500 after it was taken"] = InDoubt(500, taken: true),
        ["500 with a truncated body"] = new(Fail(500, body: FaultBody.Truncated), Outcome.InDoubt, 0),
        ["502"] = InDoubt(502),
        ["502 after it was taken"] = InDoubt(502, taken: true),
        ["504"] = InDoubt(504),
        ["504 after it was taken"] = InDoubt(504, taken: true),
        ["524"] = InDoubt(524),
        ["524 after it was taken"] = InDoubt(524, taken: true),
        ["200 with HTML"] = new(Fail(200, taken: true, body: FaultBody.Html), Outcome.InDoubt, 1),
        ["200 with malformed JSON"] = Spoilt(FaultBody.Malformed),
        ["200 with half of the JSON"] = Spoilt(FaultBody.Truncated),
        ["200 with an empty body"] = Spoilt(FaultBody.Empty),
        ["200 that nothing stands behind"] = new(Fail(200, body: FaultBody.Html), Outcome.InDoubt, 0),
        ["a slow answer"] = new(new() { Route = FaultRoute.Submit, Delay = TimeSpan.FromSeconds(60) }, Outcome.Adopted, 1),
        ["a reset before it was taken"] = new(new() { Route = FaultRoute.Submit, Reset = FaultReset.Before }, Outcome.InDoubt, 0),
        ["a reset after it was taken"] = new(new() { Route = FaultRoute.Submit, Reset = FaultReset.After }, Outcome.InDoubt, 1),
        ["301"] = Redirected(301),
        ["302"] = Redirected(302),
        ["303"] = Redirected(303),
        ["307"] = Redirected(307),
        ["308"] = Redirected(308),
    };

    private static SandboxFault Fail(int status, string? retryAfter = null, bool taken = false, FaultBody? body = null) =>
        new() { Route = FaultRoute.Submit, Status = status, RetryAfter = retryAfter, Taken = taken, Body = body };

    private static Mishap Refused(int status, AimlMusicErrorKind kind) => new(Fail(status), Outcome.Refused, 0, kind);

    private static Mishap InDoubt(int status, bool taken = false) => new(Fail(status, taken: taken), Outcome.InDoubt, taken ? 1 : 0);

    private static Mishap Spoilt(FaultBody body) => new(new() { Route = FaultRoute.Submit, Body = body }, Outcome.Adopted, 1);

    private static Mishap Redirected(int status) =>
        new(new() { Route = FaultRoute.Submit, Redirect = "/v2/generate/audio", RedirectStatus = status }, Outcome.InDoubt, 0);
}
