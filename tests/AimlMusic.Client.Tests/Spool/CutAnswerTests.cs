using System.Text;

namespace AimlMusic.Tests.Spool;

/// <summary>Answers that no honest service gives, over a real socket.</summary>
public sealed class CutAnswerTests : IDisposable
{
    private static readonly MusicRequest Request = new() { Model = "music-01", Title = "Mine", Lyrics = "A line", VoiceId = "vocal-1" };
    private static readonly byte[] Audio = Recording.Wav(0.01);
    private static readonly string Hex = Convert.ToHexString(Audio);

    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("\"")]
    [InlineData("\"},\"extra_info\":{\"audio_size\":124")]
    [InlineData("\"},\"extra_info\":{\"audio_size\":124},\"base_resp\":{\"status_code\":0}} and more")]
    public async Task Answer_may_be_truncated_after_the_whole_audio(string tail)
    {
        await using ScriptedServer server = new(Cut($$"""{"data":{"audio":"{{Hex}}{{tail}}"""));
        var song = await SubmitAsync(server);

        Assert.Equal((GenerationStatus.Completed, Audio.Length), (song.Status, song.FileSize));
        Assert.Equal(Audio, await File.ReadAllBytesAsync(Path.Combine(_home.Path, "spool", song.ClientRequestId + ".audio"), Stop));
        Assert.Equal(song.ClientRequestId, song.Id);
    }

    [Fact]
    public async Task Cancellation_after_the_whole_audio_still_returns_the_song()
    {
        await using ScriptedServer server = new(Cut($$"""{"data":{"audio":"{{Hex}}"},""") with { IsHeld = true });
        using CancellationTokenSource stop = new();
        var submit = SubmitAsync(server, stop.Token);
        var spool = Path.Combine(_home.Path, "spool");
        while (!Directory.Exists(spool) || Directory.GetFiles(spool, "*.audio").Length == 0)
        {
            await Task.Delay(1, Stop);
        }

        await stop.CancelAsync();

        Assert.Equal((GenerationStatus.Completed, Audio.Length), ((await submit).Status, (await submit).FileSize));
        Assert.Equal(LedgerState.Completed, Assert.Single(new SongLedger(_home.Path).Read()).State);
    }

    [Theory]
    [InlineData("00", "1 of 124 bytes arrived", true)]
    [InlineData("", "it is empty", false)]
    [InlineData("3c68746d6c3e", "it is text instead of audio", false)]
    [InlineData("00112233445566778899", "it is not in a known audio format", true)]
    [InlineData("0", "it ends in the middle of a byte, after 0 bytes", false)]
    [InlineData("00zz", "after 1 bytes it is not hexadecimal", false)]
    public async Task Audio_that_is_not_the_song_is_a_loss_and_a_useful_part_is_preserved(string hex, string why, bool isKept)
    {
        var size = why.Contains("of 124", StringComparison.Ordinal) ? 124 : 0;
        await using ScriptedServer server = new(Reply.Json($$$"""{"data":{"status":2,"audio":"{{{hex}}}"},"extra_info":{"audio_size":{{{size}}}},"base_resp":{"status_code":0}}"""));

        var failure = await FailureOf(SubmitAsync(server));

        Assert.Equal(AimlMusicErrorKind.AudioLost, failure.Kind);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        var left = Directory.GetFiles(Path.Combine(_home.Path, "spool"));
        Assert.Equal(isKept ? 1 : 0, left.Length);
        Assert.All(left, path => Assert.Contains($"The received part is kept in '{path}'", failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"data":{"status":2,"audio":"HEX"},"base_resp":{"status_code":1026,"status_msg":"sensitive"}}""", AimlMusicErrorKind.GenerationFailed)]
    [InlineData("""{"data":null,"base_resp":{"status_code":"1008","status_msg":"insufficient balance"}}""", AimlMusicErrorKind.GenerationFailed)]
    [InlineData("""{"data":{"status":1,"audio":"HEX"},"base_resp":{"status_code":0}}""", AimlMusicErrorKind.AudioLost, 1)]
    [InlineData("""{"data":{"status":1},"base_resp":{"status_code":0}}""", AimlMusicErrorKind.SubmitOutcomeUnknown)]
    [InlineData("[]", AimlMusicErrorKind.SubmitOutcomeUnknown)]
    [InlineData("<html>", AimlMusicErrorKind.SubmitOutcomeUnknown)]
    public async Task Answer_without_a_finished_song_yields_no_song(string answer, AimlMusicErrorKind kind, int kept = 0)
    {
        await using ScriptedServer server = new(Reply.Json(answer.Replace("HEX", Hex, StringComparison.Ordinal)));

        Assert.Equal(kind, (await FailureOf(SubmitAsync(server))).Kind);
        Assert.Equal(kept, Directory.GetFiles(Path.Combine(_home.Path, "spool")).Length);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Key_repeated_by_the_service_is_not_quoted()
    {
        await using ScriptedServer server = new(Reply.Json($$$"""{"base_resp":{"status_code":1004,"status_msg":"bad key {{{SandboxFixture.Key}}}"}}"""));

        var failure = await FailureOf(SubmitAsync(server));

        Assert.Contains("bad key *** (code 1004)", failure.Message, StringComparison.Ordinal);
    }

    private static Reply Cut(string body) =>
        Reply.Head(200, "Content-Type: application/json", $"Content-Length: {body.Length + 100}").Then(Encoding.ASCII.GetBytes(body));

    private async Task<MusicGeneration> SubmitAsync(ScriptedServer server, CancellationToken? stop = null)
    {
        EagerClock clock = new();
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, BaseUri = server.BaseUri, TimeProvider = clock, MaximumRetryCount = 0 });
        SongSubmitter submitter = new(new AimlMusicClient(connection), new SongLedger(_home.Path, clock));
        return await submitter.SubmitAsync(Request, new() { SearchTimeout = TimeSpan.Zero }, stop ?? Stop);
    }
}
