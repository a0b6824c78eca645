using System.Net;
using System.Text;

namespace AimlMusic.Tests.Http;

/// <summary>Whatever an answer has become on its way, the parsers come to an end, and throw nothing but the one exception type.</summary>
public sealed class DamagedAnswerTests
{
    // A trial of more is for a day with time: AIMLMUSIC_TEST_DAMAGED_ANSWERS=100000.
    private static readonly int Answers = int.TryParse(Environment.GetEnvironmentVariable("AIMLMUSIC_TEST_DAMAGED_ANSWERS"), out var answers) ? answers : 20_000;
    private const int MostAudio = 1000;

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
        """{"data":{"status":2,"audio":"fffb9064000102030405060708090a0b0c0d0e0f"},"extra_info":{"audio_length":61000,"audio_size":20,"audio_bitrate":256000,"audio_sample_rate":44100,"music_duration":61000},"trace_id":"t","base_resp":{"status_code":0,"status_msg":"success"}}""",
        """{"voice_id":"vocal-1","instrumental_id":"instrumental-1","trace_id":"t","base_resp":{"status_code":2013,"status_msg":"invalid params"}}""",
        """{"object":"list","data":[{"id":"minimax/music-2.6","aliases":["music-2.6"],"type":"audio","info":{"name":"Music 2.6","developer":"MiniMax","description":"d"},"tags":["music"],"pricing":{"kind":"fixed","currency":"USD","units":[{"name":"audio","measure":"generation","price":0.035,"per":1}]}},{"id":"v","pricing":{"kind":"variants","dimensions":["d"],"variants":[{"when":{"d":"x"},"price":0.1,"unit":"s","per":60}]}},{"id":"w","pricing":{"kind":"variable"}}]}""",
        """{"current_balance":12.34,"currency":"USD"}""",
    }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Damaged_answer_breaks_no_parser()
    {
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key });
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
            Assert.True(page is null || page.Rows.All(row => row.InferenceId is not "" && (!row.HasFailed || row.UsdSpent is not > 0)));
            var failure = ErrorAnswer.Read(new() { Status = damage.Choose(statuses), Body = json, MediaType = "application/json" }, connection);
            Assert.NotEmpty(failure.Message);
            _ = LedgerLine.Read(json, isWhole: i % 2 == 0);
            _ = LiveModelList.Read(json);
            _ = AccountBalance.Read(json);
            ReadDirect(json, known, connection);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (json.Length * 400L) + 2_000_000);
        }

        // Both ways out are taken often, or the damage would be too great or too small to tell anything.
        Assert.InRange(read, Answers / 10, Answers);
        Assert.InRange(unread, Answers / 10, Answers);
    }

    /// <summary>An answer that is the song: its text goes by in pieces, and what is left of it is read like any other.</summary>
    private static void ReadDirect(byte[] json, MusicGeneration known, AimlMusicConnection connection)
    {
        HexAnswerReader reader = new(MostAudio);
        try
        {
            foreach (var piece in json.Chunk(100))
            {
                Assert.InRange(reader.Read(piece, piece.Length, new byte[51]), 0, 51);
            }
        }
        catch (InvalidDataException)
        {
            // The one exception that its caller expects.
        }

        using var document = JsonReading.Parse(reader.Rest);
        var root = document?.RootElement ?? default;
        _ = BaseRespField.Read(root, connection);
        Assert.NotEmpty(GenerationAnswer.ReadDirect(root, known).Id);
        try
        {
            _ = ReferenceAnswer.Read(new() { Status = HttpStatusCode.OK, Body = json }, "a.wav", ReferencePurpose.Song, connection);
        }
        catch (AimlMusicException e)
        {
            Assert.Equal(AimlMusicErrorKind.RequestInvalid, e.Kind);
        }
    }

    [Fact]
    public async Task Endless_answer_is_cut_off()
    {
        await using ScriptedServer server = new(Reply.Head(200, "Content-Type: application/json").Then([.. "{\"id\":\""u8, .. Enumerable.Repeat((byte)'a', 100_000_000)]));
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, BaseUri = server.BaseUri, MaximumRetryCount = 0 });
        var failure = await FailureOf(new AimlMusicClient(connection).GetGenerationAsync(new() { Id = "x" }, Stop));
        Assert.Equal(AimlMusicErrorKind.ServiceUnavailable, failure.Kind);
    }
}
