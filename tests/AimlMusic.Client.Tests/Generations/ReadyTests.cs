namespace AimlMusic.Tests.Generations;

/// <summary>When a song is ready, has failed, or neither, whatever words and forms tell so.</summary>
public sealed class ReadyTests
{
    public static TheoryData<FaultLink> LinkForms => [FaultLink.List, FaultLink.Bare, FaultLink.AudioUrl];

    public static TheoryData<FaultLink> Linkless => [FaultLink.None, FaultLink.NoUrl];

    [Theory]
    [MemberData(nameof(LinkForms))]
    public async Task Link_in_any_form_is_understood(FaultLink form)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var plain = await sandbox.CompleteAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Link = form, Count = 0 });

        var song = await sandbox.Client.GetGenerationAsync(new() { Id = plain.Id }, Stop);

        Assert.Equal(new Uri(plain.AudioUrl!).AbsolutePath, new Uri(song.AudioUrl!).AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Linkless))]
    public async Task Link_that_comes_later_is_waited_for(FaultLink form)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Link = form, Skip = 8, Count = 3 });

        var song = await sandbox.SubmitAndWaitAsync();

        Assert.Equal(GenerationStatus.Completed, song.Status);
        Assert.NotNull(song.AudioUrl);
    }

    [Theory]
    [MemberData(nameof(Linkless))]
    public async Task Link_that_never_comes_ends_the_wait_and_is_reported(FaultLink form)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Link = form, Count = 0 });
        using TempFolder folder = new();

        var song = await sandbox.SubmitAndWaitAsync();
        var failure = await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, new() { Folder = folder.Path }, cancellationToken: Stop));

        Assert.Equal((GenerationStatus.Completed, AimlMusicErrorKind.NotCompleted), (song.Status, failure.Kind));
        Assert.InRange(sandbox.Clock.Elapsed.TotalSeconds, 60, 120);
        Assert.Contains("is completed, but the service returned no link", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("success", GenerationStatus.Completed)]
    [InlineData("complete", GenerationStatus.Completed)]
    [InlineData("done", GenerationStatus.Completed)]
    [InlineData("Ready", GenerationStatus.Completed)]
    [InlineData("finished", GenerationStatus.Completed)]
    [InlineData("herausgegeben", GenerationStatus.Completed)]
    [InlineData("", GenerationStatus.Completed)]
    [InlineData("cancelled", GenerationStatus.Failed)]
    [InlineData("canceled", GenerationStatus.Failed)]
    [InlineData("expired", GenerationStatus.Failed)]
    [InlineData("timeout", GenerationStatus.Failed)]
    [InlineData("rejected", GenerationStatus.Failed)]
    [InlineData("queued", GenerationStatus.Queued)]
    [InlineData("generating", GenerationStatus.Generating)]
    public async Task Status_value_is_recognized_for_a_song_with_a_link(string word, string status)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.CompleteAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Words = word });

        Assert.Equal(status, (await sandbox.Client.GetGenerationAsync(new() { Id = song.Id }, Stop)).Status);
    }

    [Theory]
    [InlineData("""{"id":"a","error":{"name":"Sensitive","message":"Not these words"}}""", GenerationStatus.Failed, "Not these words")]
    [InlineData("""{"id":"a","status":null,"error":"Not these words"}""", GenerationStatus.Failed, "Not these words")]
    [InlineData("""{"status":"error","error":{"code":"E17","detail":"Not these words."}}""", GenerationStatus.Failed, "Not these words (code E17)")]
    [InlineData("""{"error":{"message":"Busy"}}""", GenerationStatus.Unknown, "Busy")]
    [InlineData("""{"status":"later","error":{"message":"Busy"}}""", GenerationStatus.Unknown, "Busy")]
    [InlineData("""{"status":"later","error":{}}""", GenerationStatus.Unknown, null)]
    public async Task Answer_with_an_error_is_a_failed_song_or_a_failed_poll(string json, string status, string? said)
    {
        await using ScriptedServer server = new(Reply.Json(json));
        using ScriptedFixture scripted = new(server);

        if (status == GenerationStatus.Unknown && said is not null)
        {
            var failure = await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop));
            Assert.Contains(said, failure.Message, StringComparison.Ordinal);
            return;
        }

        var song = await scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop);
        Assert.Equal((status, said), (song.Status, song.ErrorMessage));
    }

    [Fact]
    public async Task Wait_that_times_out_reports_the_last_status_and_its_error()
    {
        await using ScriptedServer server = new(_ => Reply.Json("""{"status":"generating","error":{"message":"Slow today"}}"""));
        using ScriptedFixture scripted = new(server);

        var failure = await FailureOf(new GenerationWatcher(scripted.Client).WaitAsync(new() { Id = "a" }, TimeSpan.FromSeconds(30), cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.WaitTimeout, failure.Kind);
        Assert.Contains("last status was 'generating', with the error: Slow today.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_that_is_refused_in_the_body_alone_says_nothing_of_the_song()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Text = """{"base_resp":{"status_code":1002,"status_msg":"rate limit"}}""", Count = 2 });

        Assert.Equal(GenerationStatus.Completed, (await sandbox.SubmitAndWaitAsync()).Status);
    }
}
