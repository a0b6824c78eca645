using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Requests;

/// <summary>A recording on this machine that goes along with a request.</summary>
public sealed class ReferenceFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(6.0)]
    [InlineData(8.00006)]
    [InlineData(8.00012)]
    [InlineData(360.0)]
    public async Task Reference_file_is_sent_unchanged_as_Base64_and_the_song_is_made(double seconds)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000 });
        var path = Recording.Write(_folder, seconds);
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes.AsSpan(44));
        await File.WriteAllBytesAsync(path, bytes, Stop);

        await sandbox.Submitter.SubmitAsync(Cover(path), Stop);

        var sent = Assert.Single(await sandbox.RequestsAsync("submit")).Body!.Value.GetProperty("reference_audio_url").GetString()!;
        Assert.StartsWith("data:audio/wav;base64,", sent, StringComparison.Ordinal);
        Assert.Equal(bytes, Convert.FromBase64String(sent[(sent.IndexOf(',', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void Reference_file_is_recorded_as_its_hash_so_that_equal_bytes_are_the_same_request()
    {
        var (one, other) = (Cover(Recording.Write(_folder, 10)), Cover(Recording.Write(_folder, 10, "copy.bin")));
        Assert.Equal(RequestBody.Create(one).ToJsonString(), RequestBody.Create(other).ToJsonString());
        Assert.Equal("sha256:" + one.ReferenceFile!.Sha256, RequestBody.Create(one)["reference_audio_url"]!.GetValue<string>());
        Assert.NotEqual(one.ReferenceFile.Sha256, ReferenceFile.Open(Recording.Write(_folder, 11, "longer.wav")).Sha256);
    }

    [Theory]
    [InlineData(5.9, 16000, "is 5.9 s long; minimax/music-cover accepts 6 to 360 s.")]
    [InlineData(360.1, 16000, "is 360.1 s long; minimax/music-cover accepts 6 to 360 s.")]
    [InlineData(300.0, 200000, "has 57.22 MB; minimax/music-cover accepts at most 50 MB.")]
    public void Reference_file_outside_the_limits_of_the_model_is_refused(double seconds, int byteRate, string problem) =>
        Assert.EndsWith(problem, Assert.Single(RequestValidator.FindProblems(Cover(Recording.Write(_folder, seconds, byteRate: byteRate)))), StringComparison.Ordinal);

    [Fact]
    public void Reference_file_is_not_audio_by_its_name_alone() =>
        Assert.Contains("is not in a known audio format", Assert.Single(RequestValidator.FindProblems(Cover(_folder.Put("song.mp3", "just words")))), StringComparison.Ordinal);

    [Fact]
    public void Reference_file_for_a_model_with_URL_alone_is_refused_with_the_models_that_accept_it()
    {
        var request = SampleRequests.Plain["minimax-music"] with { ReferenceAudio = null, ReferenceFile = ReferenceFile.Open(Recording.Write(_folder, 20)) };
        var problem = Assert.Single(RequestValidator.FindProblems(request));
        Assert.Contains("accepts ReferenceAudio only as a URL", problem, StringComparison.Ordinal);
        Assert.Contains("minimax/music-cover", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_file_together_with_a_URL_is_refused() =>
        Assert.Contains("is given both as a URL and as a file", Assert.Single(RequestValidator.FindProblems(Cover(Recording.Write(_folder, 20)) with { ReferenceAudio = SampleRequests.Recording })), StringComparison.Ordinal);

    [Fact]
    public void Reference_file_that_is_missing_is_reported() =>
        Assert.Equal(AimlMusicErrorKind.FileNotFound, Assert.Throws<AimlMusicException>(() => ReferenceFile.Open(Path.Combine(_folder.Path, "none.wav"))).Kind);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reference_file_that_changed_or_disappeared_is_not_sent(bool isGone)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000 });
        var path = Recording.Write(_folder, 10);
        var request = Cover(path);
        if (isGone)
        {
            File.Delete(path);
        }
        else
        {
            Recording.Write(_folder, 11);
        }

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(request, Stop));
        Assert.Equal((isGone ? AimlMusicErrorKind.FileNotFound : AimlMusicErrorKind.RequestInvalid, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Contains("Nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.Empty((await sandbox.AccountAsync()).Charges);
    }

    [Fact]
    public async Task Lyrics_that_resemble_a_file_hash_are_sent_unchanged()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000 });
        var request = Cover(Recording.Write(_folder, 10));
        var words = $"la la \"sha256:{request.ReferenceFile!.Sha256}\" la";
        await sandbox.Submitter.SubmitAsync(request with { Lyrics = words, AdditionalParameters = new JsonObject() }, Stop);
        Assert.Equal(words, Assert.Single(await sandbox.RequestsAsync("submit")).Body!.Value.GetProperty("lyrics").GetString());
    }

    private static MusicRequest Cover(string path) => new() { Model = "minimax/music-cover", Prompt = SampleRequests.Style, ReferenceFile = ReferenceFile.Open(path) };
}
