using System.Text;

namespace AimlMusic.Tests.References;

/// <summary>Recordings on their way to the service.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ReferencePurpose.Song, true, true)]
    [InlineData(ReferencePurpose.Voice, true, false)]
    [InlineData(ReferencePurpose.Instrumental, false, true)]
    public async Task Upload_returns_the_ids_of_its_purpose(ReferencePurpose purpose, bool hasVoice, bool hasInstrumental)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var file = Put("song.wav", Recording.Wav(11));

        var reference = await new ReferenceUploader(sandbox.Client).UploadAsync(ReferenceFile.Open(file), purpose, cancellationToken: Stop);

        Assert.Equal((hasVoice, hasInstrumental, purpose, file), (reference.VoiceId is not null, reference.InstrumentalId is not null, reference.Purpose, reference.Path));
        Assert.Empty((await sandbox.AccountAsync()).Charges);
    }

    [Fact]
    public async Task Upload_is_sent_unchanged_under_a_name_that_reveals_nothing()
    {
        var wav = Recording.Wav(11);
        await using ScriptedServer server = new(Reply.Json("""{"voice_id":"vocal-1","base_resp":{"status_code":0,"status_msg":"success"}}"""));
        using ScriptedFixture scripted = new(server);
        List<long> told = [];

        await scripted.Client.UploadReferenceAsync(ReferenceFile.Open(Put("my secret song.wav", wav)), ReferencePurpose.Voice, new Told(told), Stop);

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /v2/generate/audio/minimax/upload ", request, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", request, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Content-Disposition: form-data; name=\"purpose\"\r\n\r\nvoice\r\n", request, StringComparison.Ordinal);
        Assert.Contains("form-data; name=\"file\"; filename=\"reference.wav\"\r\n", request, StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString(wav), request, StringComparison.Ordinal);
        Assert.Equal(wav.Length, told[^1]);
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public async Task Upload_is_retried_after_a_failed_exchange()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Upload, Status = 503 });
        sandbox.Faults.Add(new() { Route = FaultRoute.Upload, Reset = FaultReset.After });
        sandbox.Faults.Add(new() { Route = FaultRoute.Upload, Status = 429 });
        sandbox.Faults.Add(new() { Route = FaultRoute.Upload, Body = FaultBody.Malformed });

        await new ReferenceUploader(sandbox.Client).UploadAsync(ReferenceFile.Open(Put("song.wav", Recording.Wav(11))), ReferencePurpose.Song, cancellationToken: Stop);

        Assert.Equal(5, (await sandbox.RequestsAsync("upload")).Count);
    }

    [Fact]
    public async Task Upload_refused_in_the_body_is_an_error_despite_HTTP_200()
    {
        await using ScriptedServer server = new(Reply.Json("""{"base_resp":{"status_code":2013,"status_msg":"invalid params"}}"""));
        using ScriptedFixture scripted = new(server, retries: 5);

        var failure = await FailureOf(new ReferenceUploader(scripted.Client).UploadAsync(ReferenceFile.Open(Put("song.wav", Recording.Wav(11))), ReferencePurpose.Song, cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.RequestInvalid, failure.Kind);
        Assert.Contains("invalid params (code 2013)", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(10.0, "is 10 s long; music-01 accepts more than 10 to 600 s")]
    [InlineData(600.5, "is 600.5 s long")]
    [InlineData(0.0, "is 0 s long")]
    public async Task Upload_of_a_too_short_or_too_long_recording_is_not_sent(double seconds, string why)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await AssertRefusedAsync(sandbox, Put("song.wav", Recording.Wav(seconds)), why);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("<html>a page</html>", "is not in a known audio format")]
    [InlineData("fLaC\0\0\0\0", "is Flac audio; music-01 accepts Mp3, Wav")]
    [InlineData("RIFF\0\0\0\0WAVE", "its length cannot be determined")]
    public async Task Upload_of_anything_but_a_recording_is_not_sent(string text, string why)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await AssertRefusedAsync(sandbox, Put("song.wav", Encoding.Latin1.GetBytes(text)), why);
    }

    [Fact]
    public async Task Upload_of_a_missing_file_is_not_sent()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await AssertRefusedAsync(sandbox, Path.Combine(_folder.Path, "nothing.wav"), "cannot be read", AimlMusicErrorKind.FileNotFound);
    }

    [Fact]
    public void Request_problems_include_all_that_is_missing_for_its_model()
    {
        var problems = RequestValidator.FindProblems(new() { Model = "music-01", Lyrics = new string('a', 601), SampleRate = 16000, Prompt = "p" });

        Assert.Equal(4, problems.Count);
        Assert.All(["Lyrics has 605", "VoiceId and InstrumentalId are missing", "Format is missing", "music-01 does not accept Prompt"], what => Assert.Contains(problems, problem => problem.Contains(what, StringComparison.Ordinal)));
    }

    [Fact]
    public void Request_body_has_each_field_where_the_model_expects_it() => Assert.Equal(
        """{"model":"music-01","lyrics":"##One\n\nTwo##","refer_voice":"v","refer_instrumental":"i","audio_setting":{"format":"mp3","sample_rate":24000,"bitrate":64000}}""",
        RequestBody.Create(new() { Model = "music-01", Lyrics = "One\nTwo", VoiceId = "v", InstrumentalId = "i", Format = AudioFormat.Mp3, SampleRate = 24000, Bitrate = 64000 }).ToJsonString());

    [Fact]
    public void Ids_are_not_for_other_models_and_the_error_names_the_one_that_takes_them() =>
        Assert.Equal(["minimax/music-2.6 does not accept VoiceId. Models that accept it: music-01."], RequestValidator.FindProblems(new() { Lyrics = "words", VoiceId = "v" }));

    private static async Task AssertRefusedAsync(SandboxFixture sandbox, string file, string why, AimlMusicErrorKind kind = AimlMusicErrorKind.RequestInvalid)
    {
        var failure = await FailureOf(Task.Run(() => new ReferenceUploader(sandbox.Client).UploadAsync(ReferenceFile.Open(file), ReferencePurpose.Song, cancellationToken: Stop), Stop));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Empty(await sandbox.RequestsAsync());
    }

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Directory.CreateDirectory(_folder.Path).FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
