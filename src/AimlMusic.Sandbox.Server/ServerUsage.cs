namespace AimlMusic.Sandbox.Server;

/// <summary>What the server says about itself.</summary>
internal static class ServerUsage
{
    /// <summary>The words of --quirks.</summary>
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

          --port NUMBER                    the port of the API; 0 takes a free one (0)
          --cdn-port NUMBER                the port of the downloads; 0 takes a free one (0)
          --generation-seconds SECONDS     how long a song takes (2)
          --link-lifetime-seconds SECONDS  how long a download link works (86400)
          --log-lag-seconds SECONDS        how long until a request shows in the log (0)
          --transaction-lag-seconds SECONDS
                                           how long until a charge shows in the transactions (0)
          --clock-skew-hours HOURS         how far the service's clock is off, either way (0)
          --seed NUMBER                    ids and audio follow from it (1)
          --balance USD                    what the account holds (100)
          --requests-per-second NUMBER     how many requests are taken, 429 beyond; 0 takes all (0)
          --api-key KEY[,KEY...]           the key that is accepted, or several of one account (any)
          --quirks WORD[,WORD...]          where it differs from the service: strict refuses unknown fields, created
                                           answers 201 now and then, retry-after says how long to wait after 429,
                                           withdrawn serves withdrawn models, wav serves WAV for MP3 (none)
          --help                           this text

        While it runs, the routes under /sandbox/ of the API's port change it; curl shows what they hold:

          GET, POST, DELETE /sandbox/faults    what goes wrong; one object or a list of them, for example
            {"route":"submit","status":502,"taken":true}     taken and charged, and answered 502
            {"route":"submit","status":500}                  not taken, and not logged
            {"route":"submit","status":500,"logged":true}    not taken, but logged as failed
            route: any, submit, poll, download, logs, billing, models, upload, transactions, key,
                   deprecations, schema, preprocess
            count (1; 0 for all) and skip (0); delaySeconds; reset: before, after
            status, retryAfter; redirect, redirectStatus (307)
            body: problem, message (the service's own), html (a proxy's), malformed, truncated, empty, slow
            text: the body word for word; encoding: gzip, deflate, rawDeflate, br, utf8Bom, utf16, utf16BigEndian
            link: where a poll tells the song is: none, noUrl, list, string, audioUrl
            taken: whether it is taken before it goes wrong; logged: whether it is in the request log
            inferenceId: whether the answer has x-inference-id (all have it but a proxy's)
            words: another status word in a poll; fail: {"name":"","message":""}, how the song ends
            download: short, corrupt, html, noRange, slow; cutAt: bytes, negative from the end
          GET, PUT /sandbox/settings           {"generationSeconds":2,"logLagSeconds":0,"transactionLagSeconds":0,
                                                "linkLifetimeSeconds":86400,"balance":100}, one by one
          GET, PUT /sandbox/prices             {"listed":{"minimax/music-2.6":0.195},"charged":{"minimax/music-2.6":1}}
          GET, PUT /sandbox/keys               {"keys":["old","new"],"scopes":["model:audio"]}; keys null for any; only their number is shown
          GET, PUT /sandbox/models             {"hidden":["stable-audio"],"more":[],"deprecations":[{"id":"","status":"deprecated"}]}
          GET /sandbox/account                 every charge, and what became of it
          GET, DELETE /sandbox/requests        what was asked
        """;
}
