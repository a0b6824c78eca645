using static AimlMusic.Tests.Generations.Watch;

namespace AimlMusic.Tests.Generations;

public sealed class WatcherTests
{
    [Fact]
    public async Task Song_that_is_made_at_once_is_seen_within_a_second()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromMilliseconds(1) });

        var song = await sandbox.SubmitAndWaitAsync();

        Assert.Equal(GenerationStatus.Completed, song.Status);
        Assert.InRange(Assert.Single(await sandbox.LooksAsync()), 0, 0.6);
    }

    [Fact]
    public async Task Progress_is_reported_for_each_status_change()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(60) });
        ReportedSongs reported = new();
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);

        var done = await new GenerationWatcher(sandbox.Client).WaitAsync(song, TenMinutes, reported, Stop);

        Assert.Equal([GenerationStatus.Generating, GenerationStatus.Completed], reported.Songs.Select(seen => seen.Status));
        Assert.Same(done, reported.Songs[^1]);
        Assert.Equal((song.Title, song.ClientRequestId, song.SubmittedAt), (done.Title, done.ClientRequestId, done.SubmittedAt));
    }

    [Theory]
    [InlineData(GenerationStatus.Completed)]
    [InlineData(GenerationStatus.Failed)]
    public async Task Wait_for_a_finished_song_returns_at_once(string status)
    {
        await using ScriptedServer server = new();
        using ScriptedFixture scripted = new(server);
        MusicGeneration song = new() { Id = "a", Status = status, AudioUrl = "https://cdn.example.com/a" };

        Assert.Same(song, await new GenerationWatcher(scripted.Client).WaitAsync(song, TenMinutes, cancellationToken: Stop));
        Assert.Empty(scripted.Clock.Waits);
    }

    [Fact]
    public async Task Poll_is_immediate_if_only_the_id_is_known()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var id = (await sandbox.CompleteAsync()).Id;
        var before = sandbox.Clock.Elapsed;

        var song = await new GenerationWatcher(sandbox.Client).WaitAsync(new() { Id = id }, TenMinutes, cancellationToken: Stop);

        Assert.Equal((GenerationStatus.Completed, before), (song.Status, sandbox.Clock.Elapsed));
    }

    [Fact]
    public async Task Failed_song_ends_the_wait_with_its_reason()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Fail = new GenerationFailure("Sensitive", "Not these words") });

        var song = await sandbox.SubmitAndWaitAsync();

        Assert.Equal((GenerationStatus.Failed, "Sensitive", "Not these words"), (song.Status, song.ErrorName, song.ErrorMessage));
        Assert.Equal((await sandbox.AccountAsync()).Charged, (await sandbox.AccountAsync()).Refunded);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(524)]
    public Task Refused_poll_does_not_end_the_wait(int status) =>
        SurvivesAsync(new() { Route = FaultRoute.Poll, Count = 3, Status = status, Body = status == 502 ? FaultBody.Html : null });

    [Theory]
    [InlineData(FaultBody.Html)]
    [InlineData(FaultBody.Malformed)]
    [InlineData(FaultBody.Truncated)]
    [InlineData(FaultBody.Empty)]
    public Task Unreadable_poll_does_not_end_the_wait(FaultBody body) =>
        SurvivesAsync(new() { Route = FaultRoute.Poll, Count = 3, Body = body });

    [Theory]
    [InlineData(FaultReset.Before, null, null)]
    [InlineData(FaultReset.After, null, null)]
    [InlineData(null, "http://127.0.0.1:1/", null)]
    [InlineData(null, null, "remastering")]
    [InlineData(null, null, "")]
    public Task Reset_or_redirected_poll_does_not_end_the_wait(FaultReset? reset, string? redirect, string? words) =>
        SurvivesAsync(new() { Route = FaultRoute.Poll, Count = 3, Reset = reset, Redirect = redirect, Words = words });

    [Fact]
    public async Task Key_refused_twice_in_a_row_ends_the_wait_and_the_error_has_the_song()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Count = 0, Status = 401 });

        var failure = await FailureOf(sandbox.SubmitAndWaitAsync());

        Assert.Equal((AimlMusicErrorKind.Unauthorized, Assert.Single((await sandbox.AccountAsync()).Charges).Id), (failure.Kind, failure.Generation?.Id));
        var looks = await sandbox.LooksAsync();
        Assert.Equal((2, 1.0), (looks.Count, Math.Round(looks[1] - looks[0], 3)));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(401, 200, 401)]
    [InlineData(401, 503, 401)]
    [InlineData(200, 401, 404, 401, 200, 401)]
    public async Task Key_refused_occasionally_does_not_end_the_wait(params int[] statuses)
    {
        Queue<int> script = new(statuses);
        await using ScriptedServer server = new(_ => !script.TryDequeue(out var status) ? Reply.Json("""{"status":"completed","audio_url":"https://cdn.example.com/a"}""")
            : status == 200 ? Reply.Json("""{"status":"generating"}""")
            : Reply.Json("{}", status));
        using ScriptedFixture scripted = new(server);

        var song = await new GenerationWatcher(scripted.Client).WaitAsync(new() { Id = "a" }, TenMinutes, cancellationToken: Stop);

        Assert.Equal((GenerationStatus.Completed, statuses.Length + 1), (song.Status, server.Requests.Count));
    }

    private static async Task SurvivesAsync(SandboxFault fault)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(fault);

        Assert.Equal(GenerationStatus.Completed, (await sandbox.SubmitAndWaitAsync()).Status);
        Assert.Equal(3, sandbox.Faults.Fired);
    }

    private sealed class ReportedSongs : IProgress<MusicGeneration>
    {
        public List<MusicGeneration> Songs { get; } = [];

        public void Report(MusicGeneration value) => Songs.Add(value);
    }
}
