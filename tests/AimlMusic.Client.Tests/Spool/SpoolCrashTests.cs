using AimlMusic.Client.Tests.Ledger;

namespace AimlMusic.Tests.Spool;

/// <summary>What a process left behind that died at any moment of an answer.</summary>
public sealed class SpoolCrashTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Complete_audio_of_a_dead_process_is_resumed(bool isAccepted)
    {
        await using var direct = await DirectFixture.OpenAsync();
        var audio = Recording.Wav(1);
        direct.LeaveBehind(audio, ".audio", isAccepted);

        var song = await direct.ResumeAsync();

        Assert.Equal((isAccepted ? "their-id" : "their-song", GenerationStatus.Completed), (song!.Id, song.Status));
        Assert.Equal(LedgerState.Completed, direct.LedgerFixture.Entry.State);
        var saved = await direct.SaveAsync(new MusicGeneration { Id = song.Id });
        Assert.Equal(audio, await File.ReadAllBytesAsync(saved.Path, Stop));
        Assert.Empty(direct.Spooled);
        Assert.Empty(await direct.LedgerFixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Incomplete_audio_of_a_dead_process_is_reported_as_lost_and_removed()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LeaveBehind(Recording.Wav(1)[..500], ".partial", isAccepted: true);

        var failure = await FailureOf(direct.ResumeAsync());

        Assert.Equal((AimlMusicErrorKind.AudioLost, SpendOutcome.Spent), (failure.Kind, failure.Spend));
        Assert.Contains("ended before the answer was complete, after 500 bytes", failure.Message, StringComparison.Ordinal);
        Assert.Equal("their-id", failure.Generation!.Id);
        Assert.Empty(direct.Spooled);
        Assert.Equal((LedgerState.Failed, false), (direct.LedgerFixture.Entry.State, direct.LedgerFixture.Entry.IsUnsaved));
        // Told once; from then on it is known.
        Assert.Null(await direct.ResumeAsync());
    }

    [Fact]
    public async Task Log_decides_if_no_audio_had_arrived()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LeaveBehind([], ".partial", isAccepted: false);

        var failure = await FailureOf(direct.ResumeAsync());

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, failure.Kind);
        Assert.NotEmpty(await direct.LedgerFixture.RequestsAsync("logs"));
        Assert.Empty(direct.Spooled);
    }

    [Fact]
    public async Task Complete_file_without_audio_is_a_loss()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LeaveBehind("<html>no song"u8.ToArray(), ".audio", isAccepted: true);

        Assert.Equal(AimlMusicErrorKind.AudioLost, (await FailureOf(direct.ResumeAsync())).Kind);
        Assert.Empty(direct.Spooled);
    }

    [Fact]
    public async Task Spooled_song_with_a_missing_or_damaged_file_is_a_loss()
    {
        await using var direct = await DirectFixture.OpenAsync();
        var song = await direct.SubmitAsync();
        await File.AppendAllTextAsync(Assert.Single(direct.Spooled), "x", Stop);

        Assert.Equal(AimlMusicErrorKind.AudioLost, (await FailureOf(direct.SaveAsync(song))).Kind);
        Assert.Empty(direct.Saved);
    }

    [Fact]
    public async Task Spool_file_of_a_live_process_is_left_alone()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LeaveBehind(null, "", isAccepted: true);
        using (var held = new SongSpool(direct.LedgerFixture.Home.Folder).Create("their-song"))
        {
            await held.WriteAsync(Recording.Wav(1), 500, Stop);
            Assert.Equal(GenerationStatus.Generating, (await direct.ResumeAsync())!.Status);
            Assert.Equal(AimlMusicErrorKind.NotCompleted, (await FailureOf(direct.SaveAsync(new() { Id = "their-id" }))).Kind);
            held.Complete();
            Assert.Equal(GenerationStatus.Generating, (await direct.ResumeAsync())!.Status);
        }

        Assert.Equal(GenerationStatus.Completed, (await direct.ResumeAsync())!.Status);
    }

    [Fact]
    public async Task Spool_file_of_a_removed_song_is_deleted()
    {
        await using var direct = await DirectFixture.OpenAsync();
        await direct.SubmitAsync();
        Assert.Single(direct.Spooled);
        direct.LedgerFixture.Ledger.Remove(_ => true, removed => SpooledSongs.Forget(direct.LedgerFixture.Ledger, removed));
        Assert.Empty(direct.Spooled);
    }

    [Fact]
    public async Task Submit_is_not_sent_without_a_place_for_the_audio()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Ledger.Submitting(Song.Submit("other"));
        await File.WriteAllTextAsync(direct.SpoolFolder, "not a folder", Stop);

        Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, (await FailureOf(direct.SubmitAsync())).Kind);
        Assert.Empty(await direct.LedgerFixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Spool_file_that_is_locked_is_not_a_loss()
    {
        await using var direct = await DirectFixture.OpenAsync();
        var song = await direct.SubmitAsync();
        using (new FileStream(Assert.Single(direct.Spooled), FileMode.Open, FileAccess.Read, FileShare.None))
        {
            var failure = await FailureOf(direct.SaveAsync(song));
            Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, failure.Kind);
            Assert.Contains("cannot be read", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(LedgerState.Completed, direct.LedgerFixture.Entry.State);
        await direct.SaveAsync(song);
        Assert.Single(direct.Saved);
    }

    [Fact]
    public async Task Spool_file_without_its_final_name_is_recognized_by_its_digest()
    {
        await using var direct = await DirectFixture.OpenAsync();
        var song = await direct.SubmitAsync();
        var spooled = Assert.Single(direct.Spooled);
        File.Move(spooled, Path.ChangeExtension(spooled, ".partial"));

        var saved = await direct.SaveAsync(song);

        Assert.Equal(song.FileSize, new FileInfo(saved.Path).Length);
        Assert.Empty(direct.Spooled);
    }

    [Fact]
    public async Task Spool_file_with_a_locked_name_gets_it_after_a_moment_or_stays()
    {
        using TempFolder home = new();
        EagerClock clock = new();
        SongSpool spool = new(home.Path);
        foreach (var isReleased in new[] { true, false })
        {
            using var file = spool.Create("song", clock);
            await file.WriteAsync(Recording.Wav(1), 500, Stop);
            using var held = Held.Folder(Path.Combine(home.Path, "spool"));
            clock.BeforeWait = isReleased ? _ => held.Release() : null;
            file.Complete();
            Assert.Equal(isReleased, spool.Has("song"));
            Assert.Equal(500, spool.PlacesOf("song").Where(File.Exists).Select(path => new FileInfo(path).Length).Single());
            held.Release();
            file.Dispose();
            spool.Remove("song");
        }
    }
}
