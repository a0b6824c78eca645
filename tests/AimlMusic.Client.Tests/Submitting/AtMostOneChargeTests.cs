namespace AimlMusic.Tests.Submitting;

/// <summary>Whatever happens to a submit, the service's own account says that it was paid for once at most.</summary>
public sealed class AtMostOneChargeTests
{
    public static TheoryData<string> Mishaps => [.. Mishap.All.Keys];

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task Song_is_never_charged_twice(string name)
    {
        var mishap = Mishap.All[name];
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(mishap.Fault);

        var submit = sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        if (mishap.Outcome is Outcome.Retried or Outcome.Adopted)
        {
            var song = await submit;
            Assert.Equal(Assert.Single((await sandbox.AccountAsync()).Charges).Id, song.Id);
        }
        else
        {
            AssertReported(mishap, await FailureOf(submit));
        }

        var (account, requests) = (await sandbox.AccountAsync(), await sandbox.RequestsAsync("submit"));
        Assert.Equal(1, sandbox.Faults.Fired);
        Assert.Equal(mishap.Charges, account.Charges.Count);
        Assert.Equal(mishap.Outcome == Outcome.Retried ? 2 : 1, requests.Count);
    }

    /// <summary>The same at every model: nothing of it hangs on the kind of id.</summary>
    [Fact]
    public async Task Submit_with_a_garbled_answer_is_resumed_by_its_id_and_can_be_polled()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        foreach (var request in SampleRequests.Plain.Values)
        {
            sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Body = FaultBody.Malformed });
            var song = await sandbox.Submitter.SubmitAsync(request with { Title = "T" }, Stop);
            var seen = await sandbox.Client.GetGenerationAsync(song, Stop);

            Assert.Equal((request.Model, "T", GenerationStatus.Queued), (seen.Model, seen.Title, seen.Status));
            Assert.NotNull(song.CreditsUsed);
        }

        Assert.Equal(SampleRequests.Plain.Count, (await sandbox.AccountAsync()).Charges.Count);
    }

    [Fact]
    public async Task Submit_is_not_charged_without_credits_or_with_a_wrong_key()
    {
        await using var poor = await SandboxFixture.StartAsync(new() { Balance = 0.01m });
        await using var locked = await SandboxFixture.StartAsync(new() { ApiKey = "another key" });

        Assert.Equal(AimlMusicErrorKind.InsufficientCredits, (await FailureOf(poor.Submitter.SubmitAsync(SampleRequests.Short, Stop))).Kind);
        Assert.Equal(AimlMusicErrorKind.Unauthorized, (await FailureOf(locked.Submitter.SubmitAsync(SampleRequests.Short, Stop))).Kind);
        Assert.Single(await poor.RequestsAsync());
        Assert.Single(await locked.RequestsAsync());
    }

    private static void AssertReported(Mishap mishap, AimlMusicException failure)
    {
        var isInDoubt = mishap.Outcome == Outcome.InDoubt;
        Assert.Equal(isInDoubt ? AimlMusicErrorKind.SubmitOutcomeUnknown : mishap.Kind, failure.Kind);
        Assert.Equal(isInDoubt ? SpendOutcome.Possible : SpendOutcome.Nothing, failure.Spend);
        Assert.Equal(mishap.Fault.Redirect is null ? mishap.Fault.Status : mishap.Fault.RedirectStatus, (int?)failure.StatusCode);
    }
}
