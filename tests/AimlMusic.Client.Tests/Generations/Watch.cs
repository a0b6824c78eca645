namespace AimlMusic.Tests.Generations;

/// <summary>What the tests of the watcher have in common.</summary>
internal static class Watch
{
    public static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>From the submit to each look, in seconds.</summary>
    public static async Task<IReadOnlyList<double>> LooksAsync(this SandboxFixture sandbox)
    {
        var requests = await sandbox.RequestsAsync();
        var submitted = requests.First(request => request.Route == "submit").Time;
        return [.. requests.Where(request => request.Route == "poll").Select(request => (request.Time - submitted).TotalSeconds)];
    }

    public static async Task<MusicGeneration> SubmitAndWaitAsync(this SandboxFixture sandbox) =>
        await new GenerationWatcher(sandbox.Client).WaitAsync(await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop), TenMinutes, cancellationToken: Stop);
}
