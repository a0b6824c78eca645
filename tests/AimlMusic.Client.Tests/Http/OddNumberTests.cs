using System.Text;

namespace AimlMusic.Tests.Http;

/// <summary>A number that nobody can mean is not told; the song it came with is.</summary>
public sealed class OddNumberTests
{
    [Theory]
    [InlineData("7.9e28")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-7.9e28")]
    [InlineData("1e400")]
    [InlineData("\"7.9e28\"")]
    [InlineData("\"NaN\"")]
    public async Task Cost_beyond_any_amount_is_ignored(string usd)
    {
        var usage = $$$"""{"usage":{"credits_used":{{{usd}}},"usd_spent":{{{usd}}}}}""";
        await using ScriptedServer server = new(
            Reply.Json($$$"""{"id":"a","status":"queued","meta":{{{usage}}}}""", 200, $"x-aimlapi-usd-spent: {usd.Trim('"')}"),
            Reply.Json($$$"""{"status":"completed","meta":{{{usage}}},"extra_info":{"music_duration":{{{usd}}}},"audio_file":{"file_size":{{{usd}}}}}"""));
        using ScriptedFixture scripted = new(server);
        SpendLimit limit = new(1, new PriceBook(new LiveCatalog { ReadAt = default, Models = [new MusicModel(MusicCatalog.Find(SampleRequests.Short.Model)) { Pricing = new() { Kind = PriceKind.Fixed, Rates = [new() { Price = 0.5m }] } }] }, server.BaseUri, null));

        var song = await scripted.Submitter.SubmitAsync(SampleRequests.Short, new SubmitOptions { Spend = limit.Reserve(), SearchTimeout = TimeSpan.Zero }, Stop);
        var done = await scripted.Client.GetGenerationAsync(song, Stop);

        Assert.Equal((GenerationStatus.Completed, null, null, null, null), (done.Status, done.UsdSpent, done.CreditsUsed, done.Duration, done.FileSize));
        Assert.Equal(0.5m, limit.SetAside);
    }

    [Fact]
    public async Task Byte_order_mark_before_the_JSON_is_skipped()
    {
        byte[] answer = [.. Encoding.UTF8.Preamble, .. """{"id":"a","status":"queued"}"""u8];
        await using ScriptedServer server = new(Reply.Body(answer), Reply.Body([.. Encoding.UTF8.Preamble, .. """{"message":"Said"}"""u8], 400));
        using ScriptedFixture scripted = new(server);

        Assert.Equal("a", (await scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop)).Id);
        Assert.Equal("Said", (await FailureOf(scripted.Submitter.SubmitAsync(SampleRequests.Short, Stop))).ServiceMessage);
    }
}
