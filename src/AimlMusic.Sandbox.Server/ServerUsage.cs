namespace AimlMusic.Sandbox.Server;

/// <summary>The help text of the server.</summary>
internal static class ServerUsage
{
    /// <summary>The values of --quirks.</summary>
    public static readonly IReadOnlyDictionary<string, SandboxQuirks> Quirks = new Dictionary<string, SandboxQuirks>
    {
        ["strict"] = SandboxQuirks.StrictFields,
        ["created"] = SandboxQuirks.CreatedStatus,
        ["retry-after"] = SandboxQuirks.RetryAfter,
        ["withdrawn"] = SandboxQuirks.WithdrawnModels,
        ["wav"] = SandboxQuirks.WavForMp3,
    };

    public const string Text = """
        Usage: dotnet run --project src/AimlMusic.Sandbox.Server -- [options]

          --port NUMBER                    the port of the API; 0 for any free port (0)
          --cdn-port NUMBER                the port of the downloads; 0 for any free port (0)
          --generation-seconds SECONDS     the time that a song takes (2)
          --link-lifetime-seconds SECONDS  the lifetime of download links (86400)
          --log-lag-seconds SECONDS        the delay of requests in the log (0)
          --transaction-lag-seconds SECONDS
                                           the delay of charges in the transactions (0)
          --clock-skew-hours HOURS         the offset of the service's clock, can be negative (0)
          --seed NUMBER                    the seed of ids and audio (1)
          --balance USD                    the balance of the account (100)
          --requests-per-second NUMBER     the rate limit; 0 for none (0)
          --api-key KEY[,KEY...]           the accepted keys, all of one account (any)
          --quirks WORD[,WORD...]          differences from the service: strict rejects unknown fields, created
                                           answers 201 to every other submit, retry-after sends that header with
                                           429, withdrawn serves withdrawn models, wav serves WAV for MP3 (none)
          --help                           show this text

        While the server runs, you can inspect and change it with these routes of the API port:

          GET, POST, DELETE /sandbox/faults    the faults: an object or a list of objects, for example
            {"route":"submit","status":502,"taken":true}     accepted and charged, but answered with 502
            {"route":"submit","status":500}                  not accepted, and not logged
            {"route":"submit","status":500,"logged":true}    not accepted, but logged as failed
            route: any, submit, poll, download, logs, billing, models, upload, transactions, key,
                   deprecations, schema, preprocess, usage
            count (1; 0 for all) and skip (0); delaySeconds; reset: before, after
            status, retryAfter; redirect, redirectStatus (307)
            body: problem, message (the service's own), html (a proxy's), malformed, truncated, empty, slow
            text: the exact body; encoding: gzip, deflate, rawDeflate, br, utf8Bom, utf16, utf16BigEndian
            link: the form of the link in a poll: none, noUrl, list, string, audioUrl
            taken: whether the song is accepted despite the fault; logged: whether it is in the request log
            inferenceId: whether the answer has x-inference-id (all answers except html have it)
            words: another status in a poll; fail: {"name":"","message":""}, the error of the song
            download: short, corrupt, html, noRange, slow; cutAt: bytes, negative from the end
          GET, PUT /sandbox/settings           {"generationSeconds":2,"logLagSeconds":0,"transactionLagSeconds":0,
                                                "linkLifetimeSeconds":86400,"balance":100}, or some of these
          GET, PUT /sandbox/prices             {"listed":{"minimax/music-2.6":0.195},"charged":{"minimax/music-2.6":1}}
          GET, PUT /sandbox/keys               {"keys":["old","new"],"scopes":["model:audio"]}; null for any key; GET returns their number
          GET, PUT /sandbox/models             {"hidden":["stable-audio"],"more":[],"deprecations":[{"id":"","status":"deprecated"}]}
          POST /sandbox/transactions           a transaction that is not for a song: {"direction":"TOPUP","type":"REFUND",
                                                "usd":0.1,"model":null,"referenceId":null,"created":"2026-01-01T00:00:00Z"}
          GET /sandbox/account                 all charges, and the state of their songs
          GET, DELETE /sandbox/requests        the requests that were received
        """;
}
