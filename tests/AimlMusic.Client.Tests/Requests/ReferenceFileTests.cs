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
    public async Task It_arrives_byte_for_byte_as_Base64_and_the_song_is_made(double seconds)
    {
        await using var stage = await SandboxFixture.StartAsync(new() { Balance = 1000 });
        var path = Recording.Write(_folder, seconds);
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes.AsSpan(44));
        await File.WriteAllBytesAsync(path, bytes, Stop);

        await stage.Submitter.SubmitAsync(Cover(path), Stop);

        var sent = Assert.Single(await stage.RequestsAsync("submit")).Body!.Value.GetProperty("reference_audio_url").GetString()!;
        Assert.StartsWith("data:audio/wav;base64,", sent, StringComparison.Ordinal);
        Assert.Equal(bytes, Convert.FromBase64String(sent[(sent.IndexOf(',', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void What_is_written_down_of_it_is_its_hash_alone_so_that_the_same_bytes_are_the_same_request()
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
    public void One_that_the_model_would_not_take_is_refused(double seconds, int byteRate, string problem) =>
        Assert.EndsWith(problem, Assert.Single(RequestValidator.FindProblems(Cover(Recording.Write(_folder, seconds, byteRate: byteRate)))), StringComparison.Ordinal);

    [Fact]
    public void A_name_makes_no_audio() =>
        Assert.Contains("is not in a known audio format", Assert.Single(RequestValidator.FindProblems(Cover(_folder.Put("song.mp3", "just words")))), StringComparison.Ordinal);

    [Fact]
    public void Where_a_model_takes_a_URL_alone_those_that_take_a_file_are_named()
    {
        var request = SampleRequests.Plain["minimax-music"] with { ReferenceAudio = null, ReferenceFile = ReferenceFile.Open(Recording.Write(_folder, 20)) };
        var problem = Assert.Single(RequestValidator.FindProblems(request));
        Assert.Contains("accepts ReferenceAudio only as a URL", problem, StringComparison.Ordinal);
        Assert.Contains("minimax/music-cover", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_URL_and_a_file_are_one_too_many() =>
        Assert.Contains("is given both as a URL and as a file", Assert.Single(RequestValidator.FindProblems(Cover(Recording.Write(_folder, 20)) with { ReferenceAudio = SampleRequests.Recording })), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.Equal(AimlMusicErrorKind.FileNotFound, Assert.Throws<AimlMusicException>(() => ReferenceFile.Open(Path.Combine(_folder.Path, "none.wav"))).Kind);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_has_changed_or_is_gone_when_it_is_to_be_sent_is_not_sent(bool isGone)
    {
        await using var stage = await SandboxFixture.StartAsync(new() { Balance = 1000 });
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

        var failure = await FailureOf(stage.Submitter.SubmitAsync(request, Stop));
        Assert.Equal((isGone ? AimlMusicErrorKind.FileNotFound : AimlMusicErrorKind.RequestInvalid, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Contains("Nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.Empty((await stage.AccountAsync()).Charges);
    }

    [Fact]
    public async Task Words_that_look_like_it_stay_words()
    {
        await using var stage = await SandboxFixture.StartAsync(new() { Balance = 1000 });
        var request = Cover(Recording.Write(_folder, 10));
        var words = $"la la \"sha256:{request.ReferenceFile!.Sha256}\" la";
        await stage.Submitter.SubmitAsync(request with { Lyrics = words, AdditionalParameters = new JsonObject() }, Stop);
        Assert.Equal(words, Assert.Single(await stage.RequestsAsync("submit")).Body!.Value.GetProperty("lyrics").GetString());
    }

    private static MusicRequest Cover(string path) => new() { Model = "minimax/music-cover", Prompt = SampleRequests.Style, ReferenceFile = ReferenceFile.Open(path) };
}
