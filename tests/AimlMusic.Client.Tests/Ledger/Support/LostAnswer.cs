namespace AimlMusic.Client.Tests.Ledger;

/// <summary>The ways in which the answer to a submit gets lost.</summary>
internal static class LostAnswer
{
    public const string Reset = "reset after it was taken";
    public const string Slow = "no answer in time";
    public const string Unreadable = "a 2xx that cannot be read and names no song";

    /// <summary>Those of songs that were taken.</summary>
    public static string[] Taken => [Reset, Slow, Unreadable, "500 taken", "502 taken", "504 taken"];

    /// <summary>Those of songs that were not; nobody can tell them from the others.</summary>
    public static string[] NotTaken => ["500", "502", "504"];

    /// <summary>Sees to it that the next answer to a submit is lost; gives the network that it takes, or null for the usual one.</summary>
    public static HttpMessageHandler? Arrange(LedgerFixture fixture, string ending, GenerationFailure? fail = null)
    {
        if (ending != Slow)
        {
            fixture.Faults.Add(Fault(ending, fail));
        }
        else if (fail is not null)
        {
            fixture.Faults.Add(new() { Route = FaultRoute.Submit, Fail = fail });
        }

        return ending switch
        {
            Unreadable => new NamelessAnswers(),
            Slow => new LateAnswers(fixture.ClientClock),
            _ => null,
        };
    }

    public static SandboxFault Fault(string ending, GenerationFailure? fail = null) => ending switch
    {
        Reset => new() { Route = FaultRoute.Submit, Reset = FaultReset.After, Fail = fail },
        Unreadable => new() { Route = FaultRoute.Submit, Body = FaultBody.Malformed, Fail = fail },
        _ => new()
        {
            Route = FaultRoute.Submit,
            Status = int.Parse(ending.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture),
            Taken = ending.EndsWith("taken", StringComparison.Ordinal),
            // Without the id the log is the evidence.
            InferenceId = false,
            Fail = fail,
        },
    };
}
