using AimlMusic.Tests.Saving;

namespace AimlMusic.Tests.Http;

/// <summary>What an answer says of its encoding is undone, asked for or not.</summary>
public sealed class EncodedAnswerTests
{
    public static TheoryData<FaultEncoding> All => [.. Enum.GetValues<FaultEncoding>()];

    public static TheoryData<FaultEncoding> OfAudio => [FaultEncoding.Gzip, FaultEncoding.Deflate, FaultEncoding.RawDeflate, FaultEncoding.Brotli];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Poll_in_any_encoding_brings_the_song(FaultEncoding encoding)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Encoding = encoding, Count = 0 });

        var song = await sandbox.CompleteAsync();

        Assert.NotNull(song.AudioUrl);
        Assert.NotNull(song.UsdSpent);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Submit_in_any_encoding_is_accepted_where_the_body_alone_has_the_id(FaultEncoding encoding)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Encoding = encoding, InferenceId = false });

        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, cancellationToken: Stop);

        Assert.Equal(Assert.Single((await sandbox.AccountAsync()).Charges).Id, song.Id);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Refusal_in_any_encoding_is_read(FaultEncoding encoding)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Encoding = encoding, Status = 422, Text = """{"message":"Zu laut: Größe","statusCode":422}""" });

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(SampleRequests.Short, cancellationToken: Stop));

        Assert.Equal((AimlMusicErrorKind.RequestInvalid, SpendOutcome.Nothing, "Zu laut: Größe"), (failure.Kind, failure.Spend, failure.ServiceMessage));
    }

    [Theory]
    [MemberData(nameof(OfAudio))]
    public async Task Audio_in_any_encoding_is_saved_as_it_is_meant(FaultEncoding encoding)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.CompleteAsync(SampleRequests.Short with { DurationSec = 10 });
        using TempFolder folder = new();
        SongSaver saver = new(sandbox.Client, null, new() { WritesTags = false });
        var plain = await saver.SaveAsync(song, new() { Folder = folder.Path, FileName = "plain" }, cancellationToken: Stop);
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Encoding = encoding });

        var saved = await saver.SaveAsync(song, new() { Folder = folder.Path, FileName = "encoded" }, cancellationToken: Stop);

        Assert.Equal(1, sandbox.Faults.Fired);
        Assert.Equal(Download.Sha256Of(plain.Path), Download.Sha256Of(saved.Path));
        Assert.Empty(saved.Notes);
    }

    [Fact]
    public async Task Audio_that_broke_off_is_not_continued_by_one_that_is_encoded()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.CompleteAsync(SampleRequests.Short with { DurationSec = 20 });
        using TempFolder folder = new();
        SongSaver saver = new(sandbox.Client, null, new() { WritesTags = false });
        var plain = await saver.SaveAsync(song, new() { Folder = folder.Path, FileName = "plain" }, cancellationToken: Stop);
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort });
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Encoding = FaultEncoding.Gzip, Count = 2 });

        var saved = await saver.SaveAsync(song, new() { Folder = folder.Path, FileName = "encoded" }, cancellationToken: Stop);

        Assert.Equal(Download.Sha256Of(plain.Path), Download.Sha256Of(saved.Path));
    }

    [Fact]
    public async Task Encoding_that_cannot_be_undone_is_named()
    {
        await using ScriptedServer server = new(Reply.Json("{}", 200, "Content-Encoding: zstd"));
        using ScriptedFixture scripted = new(server);

        var failure = await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop));

        Assert.Contains("zstd", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_answer_is_unpacked_only_up_to_a_limit()
    {
        using MemoryStream packed = new();
        await using (System.IO.Compression.GZipStream gzip = new(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[64 * 1024 * 1024], Stop);
        }

        await using ScriptedServer server = new(Reply.Body(packed.ToArray(), 200, "Content-Encoding: gzip"));
        using ScriptedFixture scripted = new(server);

        var failure = await FailureOf(scripted.Client.GetGenerationAsync(new() { Id = "a" }, Stop));

        Assert.Contains("gzip, 8388608 bytes", failure.Message, StringComparison.Ordinal);
    }
}
