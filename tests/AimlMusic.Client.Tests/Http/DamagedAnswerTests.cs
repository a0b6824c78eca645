using System.Net;
using System.Text;

namespace AimlMusic.Tests.Http;

/// <summary>Whatever an answer has become on its way, the parsers come to an end, and throw nothing but the one exception type.</summary>
public sealed class DamagedAnswerTests
{
    private const int Answers = 100_000;

    private static readonly byte[][] Originals =
    [.. new[]
    {
        """{"id":"906aec79-b0af-40c4-adae-15e6c4410e29:minimax-music","status":"queued","meta":{"usage":{"credits_used":70000,"usd_spent":0.035}}}""",
        """{"id":"x","status":"completed","audio_file":{"url":"https://cdn.example/a.mp3?Expires=1798765432","content_type":"audio/mpeg","file_name":"output.mp3","file_size":123},"error":null,"extra_info":{"music_duration":61000,"music_sample_rate":44100,"music_channel":2,"bitrate":256000,"music_size":123},"trace_id":"t"}""",
        """{"id":"x","status":"error","error":{"name":"GenerationError","message":"no song"}}""",
        """{"title":"Bad Request","status":400,"message":"Body validation error","requestId":"r","error":{"name":"E","message":"m","data":[{"code":"too_big","expected":"a","received":"b","path":["prompt",0],"message":"too long"}]}}""",
        """{"message":"Forbidden","path":"/v2","requestId":"r","statusCode":"403","timestamp":"2026-01-01T00:00:00Z","error":{"data":{"kind":"err_insufficent_credits"}}}""",
        """{"data":[{"created":"2026-01-01T00:00:00Z","status":"succeeded","origin":"api","model":"m","cost":{"usd":0.035,"credits":70000},"tokens":null,"request_id":"r","inference_id":"i","client_request_id":"c"}],"pagination":{"limit":100,"offset":0,"total":1,"has_more":false}}""",
        """{"v":1,"at":"2026-01-01T00:00:00Z","event":"completed","key":"k","id":"i","usd":0.035,"url":"https://cdn.example/a","durationMs":61000}""",
    }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Every_parser_survives_them()
    {
        using AimlMusicConnection connection = new(new() { ApiKey = Stage.Key });
        JsonDamage damage = new(20260901);
        HttpStatusCode[] statuses = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.BadGateway];
        MusicGeneration known = new() { Id = "known" };
        var (read, unread) = (0, 0);
        for (var i = 0; i < Answers; i++)
        {
            var json = damage.Damage(damage.Choose(Originals));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var song = GenerationAnswer.Read(json, known);
            _ = song is null ? unread++ : read++;
            Assert.True(song is null || song.Id.Length > 0);
            var page = LogPage.Read(json);
            Assert.True(page is null || page.Rows.Count <= page.Count);
            var failure = ErrorAnswer.Read(new() { Status = damage.Choose(statuses), Body = json, MediaType = "application/json" }, connection);
            Assert.NotEmpty(failure.Message);
            _ = LedgerLine.Read(json, isWhole: i % 2 == 0);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (json.Length * 200L) + 1_000_000);
        }

        // Both ways out are taken often, or the damage would be too great or too small to tell anything.
        Assert.InRange(read, Answers / 10, Answers);
        Assert.InRange(unread, Answers / 10, Answers);
    }

    [Fact]
    public async Task An_answer_that_does_not_end_is_cut_off()
    {
        await using ScriptedServer server = new(Reply.Head(200, "Content-Type: application/json").Then([.. "{\"id\":\""u8, .. Enumerable.Repeat((byte)'a', 100_000_000)]));
        using AimlMusicConnection connection = new(new() { ApiKey = Stage.Key, BaseUri = server.BaseUri, MaximumRetryCount = 0 });
        var failure = await FailureOf(new AimlMusicClient(connection).GetGenerationAsync(new() { Id = "x" }, Stop));
        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, failure.Kind);
    }
}
