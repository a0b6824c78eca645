namespace AimlMusic.Tests.Generations;

public sealed class LookupTests
{
    [Theory]
    [InlineData(429, "9")]
    [InlineData(500, null)]
    [InlineData(502, null)]
    [InlineData(503, null)]
    [InlineData(504, null)]
    [InlineData(524, null)]
    public async Task Poll_is_retried_after_a_transient_failure(int status, string? retryAfter)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Status = status, RetryAfter = retryAfter, Count = 2 });

        var seen = await new GenerationLookup(sandbox.Client).GetAsync(song, Stop);

        Assert.Equal(song.Id, seen.Id);
        Assert.Equal([status, status, 200], (await sandbox.RequestsAsync("poll")).Select(request => request.Status));
        Assert.All(sandbox.Clock.Waits, wait => Assert.True(wait.TotalSeconds >= (retryAfter is null ? 0.37 : 9), wait.ToString()));
    }

    [Theory]
    [InlineData(FaultBody.Html)]
    [InlineData(FaultBody.Malformed)]
    [InlineData(FaultBody.Truncated)]
    [InlineData(FaultBody.Empty)]
    public async Task Poll_is_retried_after_an_unreadable_answer(FaultBody body)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Body = body });

        Assert.Equal(GenerationStatus.Queued, (await new GenerationLookup(sandbox.Client).GetAsync(song, Stop)).Status);
        Assert.Equal(2, (await sandbox.RequestsAsync("poll")).Count);
    }

    [Theory]
    [InlineData(400, AimlMusicErrorKind.RequestInvalid)]
    [InlineData(401, AimlMusicErrorKind.Unauthorized)]
    [InlineData(403, AimlMusicErrorKind.Forbidden)]
    [InlineData(404, AimlMusicErrorKind.NotFound)]
    public async Task Poll_is_not_retried_after_a_refusal(int status, AimlMusicErrorKind kind)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Status = status, Count = 0 });

        Assert.Equal(kind, (await FailureOf(new GenerationLookup(sandbox.Client).GetAsync(new() { Id = "a" }, Stop))).Kind);
        Assert.Single(await sandbox.RequestsAsync("poll"));
    }

    [Fact]
    public async Task Poll_fails_after_the_last_retry()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 3);
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Reset = FaultReset.Before, Count = 0 });

        Assert.Equal(AimlMusicErrorKind.ConnectionFailed, (await FailureOf(new GenerationLookup(sandbox.Client).GetAsync(new() { Id = "a" }, Stop))).Kind);
        Assert.Equal(4, (await sandbox.RequestsAsync("poll")).Count);
    }
}
