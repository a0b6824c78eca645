using AimlMusic.Client.Tests.Ledger;

namespace AimlMusic.Tests.Spool;

/// <summary>What a process left behind that died at any moment of an answer.</summary>
public sealed class SpoolCrashTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Audio_that_had_come_whole_is_taken_up(bool isAccepted)
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
    public async Task Audio_that_had_not_come_whole_is_told_as_lost_and_removed()
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
    public async Task Before_the_first_of_the_audio_the_log_tells()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LeaveBehind([], ".partial", isAccepted: false);

        var failure = await FailureOf(direct.ResumeAsync());

        Assert.Equal(AimlMusicErrorKind.SubmitOutcomeUnknown, failure.Kind);
        Assert.NotEmpty(await direct.LedgerFixture.RequestsAsync("logs"));
        Assert.Empty(direct.Spooled);
    }

    [Fact]
    public async Task Whole_audio_that_is_none_is_a_loss()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LeaveBehind("<html>no song"u8.ToArray(), ".audio", isAccepted: true);

        Assert.Equal(AimlMusicErrorKind.AudioLost, (await FailureOf(direct.ResumeAsync())).Kind);
        Assert.Empty(direct.Spooled);
    }

    [Fact]
    public async Task A_spooled_song_whose_file_is_gone_or_damaged_is_a_loss()
    {
        await using var direct = await DirectFixture.OpenAsync();
        var song = await direct.SubmitAsync();
        await File.AppendAllTextAsync(Assert.Single(direct.Spooled), "x", Stop);

        Assert.Equal(AimlMusicErrorKind.AudioLost, (await FailureOf(direct.SaveAsync(song))).Kind);
        Assert.Empty(direct.Saved);
    }

    [Fact]
    public async Task What_a_living_process_is_receiving_is_left_to_it()
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
    public async Task A_song_that_is_forgotten_leaves_the_spool()
    {
        await using var direct = await DirectFixture.OpenAsync();
        await direct.SubmitAsync();
        Assert.Single(direct.Spooled);
        direct.LedgerFixture.Ledger.Remove(_ => true, removed => SpooledSongs.Forget(direct.LedgerFixture.Ledger, removed));
        Assert.Empty(direct.Spooled);
    }

    [Fact]
    public async Task Without_a_place_for_the_audio_nothing_is_sent()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Ledger.Submitting(Song.Submit("other"));
        await File.WriteAllTextAsync(direct.SpoolFolder, "not a folder", Stop);

        Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, (await FailureOf(direct.SubmitAsync())).Kind);
        Assert.Empty(await direct.LedgerFixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task A_spooled_song_that_somebody_holds_is_no_loss()
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
    public async Task A_spooled_song_that_could_not_get_its_name_is_known_by_its_digest()
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
    public async Task A_spool_file_whose_name_is_held_gets_it_a_moment_later_or_stays()
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
