namespace AimlMusic.Client.Tests.Accounts;

/// <summary>An account with songs that the ledger has, and its comparison.</summary>
internal static class ComparedAccount
{
    public static SandboxOptions Plain { get; } = new() { Balance = 1000, GenerationTime = TimeSpan.FromSeconds(20) };

    public static Task<LedgerComparison> CompareAsync(SandboxFixture sandbox) => new LedgerComparer(sandbox.Client, sandbox.Ledger).CompareAsync(AccountPeriod.Parse("1d"), Stop);

    public static async Task<MusicGeneration> MakeAsync(SandboxFixture sandbox, MusicRequest request)
    {
        var song = await sandbox.Submitter.SubmitAsync(request, Stop);
        sandbox.Clock.Advance(Plain.GenerationTime);
        return song;
    }

    public static async Task<MusicGeneration> FailAsync(SandboxFixture sandbox, MusicRequest request)
    {
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Fail = new GenerationFailure("Bad", "Not made.") });
        return await new GenerationLookup(sandbox.Client, sandbox.Ledger).GetAsync(await MakeAsync(sandbox, request), Stop);
    }
}
