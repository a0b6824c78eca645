using System.Security.Cryptography;
using AimlMusic.Client.Tests.Ledger;

namespace AimlMusic.Tests.Spool;

/// <summary>Songs whose audio comes with the answer: once, and then from nobody again.</summary>
public sealed class DirectSongTests
{
    [Fact]
    public async Task Direct_song_arrives_with_its_answer_and_is_saved_from_the_spool()
    {
        await using var direct = await DirectFixture.OpenAsync();
        var song = await direct.SubmitAsync();

        Assert.Equal((GenerationStatus.Completed, null, "Mine", "music-01"), (song.Status, song.AudioUrl, song.Title, song.Model));
        Assert.EndsWith(":music-01", song.Id, StringComparison.Ordinal);
        Assert.NotNull(song.Duration);
        Assert.Equal(0.035m, song.UsdSpent);
        Assert.Equal(LedgerState.Completed, direct.LedgerFixture.Entry.State);
        var spooled = Assert.Single(direct.Spooled);
        Assert.Equal(song.FileSize, new FileInfo(spooled).Length);
        var sha256 = await DigestAsync(spooled);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(spooled));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(direct.SpoolFolder));
        }

        var saved = await direct.SaveAsync(song);

        Assert.Equal((sha256, "Mine.wav", AudioKind.Wav), (saved.Sha256, Path.GetFileName(saved.Path), saved.Kind));
        Assert.Equal(sha256, await DigestAsync(saved.Path));
        Assert.Empty(direct.Spooled);
        Assert.Equal(LedgerState.Saved, direct.LedgerFixture.Entry.State);
        Assert.Single(await direct.LedgerFixture.ChargesAsync());
        Assert.Single(await direct.LedgerFixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Direct_song_is_not_polled()
    {
        await using var direct = await DirectFixture.OpenAsync();
        var song = await direct.SubmitAsync();
        var (client, ledger) = (direct.LedgerFixture.Client(), direct.LedgerFixture.Home.Open());
        MusicGeneration bare = new() { Id = song.Id };

        Assert.Equal(GenerationStatus.Completed, (await new GenerationLookup(client, ledger).GetAsync(bare, Stop)).Status);
        Assert.Equal(GenerationStatus.Completed, (await new GenerationWatcher(client, ledger: ledger).WaitAsync(bare, TimeSpan.FromSeconds(1), cancellationToken: Stop)).Status);
        var saved = await direct.SaveAsync(bare);
        Assert.Equal(GenerationStatus.Completed, (await new GenerationLookup(client, ledger).GetAsync(bare, Stop)).Status);
        Assert.Empty(await direct.LedgerFixture.RequestsAsync("poll"));

        // Saved again it is copied from where it was saved, as long as that is unchanged.
        Assert.Equal(saved.Path, (await direct.SaveAsync(bare)).Path);
        var other = await direct.SaveAsync(bare, "other");
        Assert.Equal(saved.Sha256, other.Sha256);
        await File.AppendAllTextAsync(other.Path, "x", Stop);
        Assert.Equal(AimlMusicErrorKind.AudioExpired, (await FailureOf(direct.SaveAsync(bare, "third"))).Kind);
    }

    [Fact]
    public async Task Direct_song_of_raw_samples_is_saved_as_such()
    {
        await using var direct = await DirectFixture.OpenAsync();
        var song = await direct.SubmitAsync(direct.Request with { Format = AudioFormat.Pcm });
        Assert.Equal(AudioKind.Pcm, (await direct.SaveAsync(song)).Kind);
    }

    [Fact]
    public async Task Direct_song_that_fails_is_an_error_despite_HTTP_200()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Faults.Add(new() { Route = FaultRoute.Submit, Fail = new("SensitiveContent", "the lyrics are not sung here") });

        var failure = await FailureOf(direct.SubmitAsync());

        Assert.Equal((AimlMusicErrorKind.GenerationFailed, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Contains("the lyrics are not sung here (code 1000)", failure.Message, StringComparison.Ordinal);
        await AssertOverAsync(direct, charges: 0);
    }

    [Fact]
    public async Task Ids_that_the_service_does_not_know_are_an_error_though_HTTP_says_200()
    {
        await using var direct = await DirectFixture.OpenAsync();

        var failure = await FailureOf(direct.SubmitAsync(direct.Request with { VoiceId = "vocal-unheard-of" }));

        Assert.Equal(AimlMusicErrorKind.GenerationFailed, failure.Kind);
        Assert.Contains("refer_voice", failure.Message, StringComparison.Ordinal);
        await AssertOverAsync(direct, charges: 0);
    }

    [Fact]
    public async Task Truncated_answer_is_reported_as_a_loss_and_not_resent()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Faults.Add(new() { Route = FaultRoute.Submit, Body = FaultBody.Truncated });

        var failure = await FailureOf(direct.SubmitAsync());

        AssertLost(failure);
        Assert.NotNull(failure.ClientRequestId);
        await AssertOverAsync(direct, charges: 1);
        AssertLost(await FailureOf(direct.SaveAsync(direct.LedgerFixture.Entry.ToGeneration())));
        Assert.Null(await direct.ResumeAsync());
    }

    [Theory]
    [InlineData(LostAnswer.Reset)]
    [InlineData(LostAnswer.Slow)]
    [InlineData("500 taken")]
    [InlineData("504 taken")]
    [InlineData("malformed")]
    [InlineData("empty")]
    public async Task Lost_answer_of_a_song_logged_as_made_is_a_loss(string ending)
    {
        await using var direct = await DirectFixture.OpenAsync(new SandboxOptions { GenerationTime = TimeSpan.FromSeconds(50), LogLag = TimeSpan.FromSeconds(5) });

        using var network = Arrange(direct, ending);

        AssertLost(await FailureOf(direct.SubmitAsync(handler: network)));

        await AssertOverAsync(direct, charges: 1);
        Assert.Equal(0.035m, direct.LedgerFixture.Entry.UsdSpent);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("before")]
    public async Task Lost_answer_of_a_song_unknown_to_the_log_stays_in_doubt(string ending)
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Faults.Add(FaultOf(ending));

        var failure = await FailureOf(direct.SubmitAsync());

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (failure.Kind, failure.Spend));
        Assert.Equal(LedgerState.Unknown, direct.LedgerFixture.Entry.State);
        Assert.Empty(direct.Spooled);
        Assert.Single(await direct.LedgerFixture.RequestsAsync("submit"));
    }

    [Fact]
    public async Task Lost_answer_of_a_failed_song_is_resent()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Faults.Add(new() { Route = FaultRoute.Submit, Reset = FaultReset.After, Fail = new("no", "no") });

        var song = await direct.SubmitAsync();

        Assert.Equal([song.ClientRequestId], await direct.LedgerFixture.ChargesAsync());
        Assert.Single(direct.Spooled);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Transient_refusal_is_retried(int status)
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Faults.Add(new() { Route = FaultRoute.Submit, Status = status, Logged = true });

        var song = await direct.SubmitAsync();

        Assert.Single(await direct.LedgerFixture.ChargesAsync());
        Assert.Equal(AudioKind.Wav, (await direct.SaveAsync(song)).Kind);
        Assert.Equal(2, (await direct.LedgerFixture.RequestsAsync("submit")).Count);
    }

    [Fact]
    public async Task Slow_answer_may_take_longer_than_one_exchange_as_long_as_data_arrives()
    {
        await using var direct = await DirectFixture.OpenAsync();
        direct.LedgerFixture.Faults.Add(new() { Route = FaultRoute.Submit, Body = FaultBody.Slow, Delay = TimeSpan.FromSeconds(40) });

        var song = await direct.LedgerFixture.PassTimeInStepAsync(direct.LedgerFixture.Submitter().SubmitAsync(direct.Request, cancellationToken: Stop));

        Assert.Equal(AudioKind.Wav, (await direct.SaveAsync(song)).Kind);
    }

    [Fact]
    public async Task Repeated_request_is_recognized_by_its_recording_despite_new_upload_ids()
    {
        await using var direct = await DirectFixture.OpenAsync();
        SubmitOptions once = new() { Once = true };
        var first = await direct.SubmitAsync(await direct.RecordedAsync(), once);

        var second = await direct.SubmitAsync(await direct.RecordedAsync(), once);

        Assert.Equal((first.Id, GenerationStatus.Completed), (second.Id, second.Status));
        Assert.Single(await direct.LedgerFixture.ChargesAsync());
    }

    /// <summary>Sees to it that the answer is lost; gives the network that it takes, or null for the usual one.</summary>
    private static HttpMessageHandler? Arrange(DirectFixture direct, string ending)
    {
        if (ending is not ("malformed" or "empty" or "before"))
        {
            return LostAnswer.Arrange(direct.LedgerFixture, ending);
        }

        direct.LedgerFixture.Faults.Add(FaultOf(ending));
        return null;
    }

    private static SandboxFault FaultOf(string ending) => ending switch
    {
        "malformed" => new() { Route = FaultRoute.Submit, Body = FaultBody.Malformed },
        "empty" => new() { Route = FaultRoute.Submit, Body = FaultBody.Empty },
        "before" => new() { Route = FaultRoute.Submit, Reset = FaultReset.Before },
        _ => LostAnswer.Fault(ending),
    };

    private static void AssertLost(AimlMusicException failure)
    {
        Assert.Equal((AimlMusicErrorKind.AudioLost, SpendOutcome.Spent), (failure.Kind, failure.Spend));
        Assert.Contains("cannot be requested again", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Nothing is left to be done for the song, and it was sent once.</summary>
    private static async Task AssertOverAsync(DirectFixture direct, int charges)
    {
        Assert.Equal((LedgerState.Failed, false), (direct.LedgerFixture.Entry.State, direct.LedgerFixture.Entry.IsUnsaved));
        Assert.NotNull(direct.LedgerFixture.Entry.Reason);
        Assert.Empty(direct.Spooled);
        Assert.Single(await direct.LedgerFixture.RequestsAsync("submit"));
        Assert.Equal(charges, (await direct.LedgerFixture.ChargesAsync()).Count);
    }

    private static async Task<string> DigestAsync(string path) => Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, Stop)));
}
