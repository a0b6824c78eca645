using System.Text;

namespace AimlMusic.Tests.Spool;

/// <summary>The audio in the middle of an answer, however the network cuts it, and whatever is wrong with it.</summary>
public sealed class HexAnswerReaderTests
{
    private const int Limit = 1000;

    public static TheoryData<string> Answers =>
    [
        """{"data":{"status":2,"audio":"00ff10Ab"},"extra_info":{"audio_size":4},"base_resp":{"status_code":0,"status_msg":"success"}}""",
        """{ "base_resp" : { "status_code" : 0, "status_msg": "a \" b \\" } , "data" : { "audio" : "00FF10aB" , "status" : 2 } }""",
        "{\r\n\t\"trace_id\":\"\\\\\",\"x\":[1,{\"audio\":\"zz\"},\"data\"],\"data\":{\"y\":{\"audio\":\"zz\"},\"audio\":\"00ff10ab\"}}",
        """{"audio":"zz","a long name that is no name of ours":{"audio":"zz"},"data":{"audio":"00ff10ab","audio":"zz"}}""",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Audio_is_the_same_for_all_chunk_boundaries(string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var rest = answer.Replace("00ff10ab", "", StringComparison.OrdinalIgnoreCase);
        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
            {
                var (audio, reader) = Read(bytes[..first], bytes[first..second], bytes[second..]);
                Assert.Equal([0x00, 0xff, 0x10, 0xab], audio);
                Assert.True(reader.IsClosed);
                Assert.Equal(rest, Encoding.UTF8.GetString(reader.Rest));
            }
        }
    }

    [Fact]
    public void Long_audio_matches_the_decoding_of_the_library()
    {
        byte[] expected = [.. Enumerable.Range(0, 300_000).Select(i => (byte)((i * 31) + (i >> 8)))];
        var answer = Encoding.ASCII.GetBytes("{\"data\":{\"audio\":\"" + Convert.ToHexString(expected) + "\"}}");
        foreach (var size in new[] { 1, 2, 3, 7, 64 * 1024, answer.Length })
        {
            var (audio, reader) = Read(long.MaxValue, [.. answer.Chunk(size)]);
            Assert.Equal(expected, audio);
            Assert.Equal(expected.Length, reader.Length);
        }
    }

    [Fact]
    public void Invalid_digit_is_refused_at_either_position()
    {
        for (var value = 0; value < 256; value++)
        {
            var isDigit = value < 128 && Uri.IsHexDigit((char)value);
            if (value == '"' || isDigit)
            {
                continue;
            }

            byte[] answer = [.. "{\"data\":{\"audio\":\"00"u8, (byte)value, .. "0\"}}"u8];
            byte[] shifted = [.. "{\"data\":{\"audio\":\"000"u8, (byte)value, .. "\"}}"u8];
            Assert.All<byte[]>([answer, shifted], bytes => Assert.Throws<InvalidDataException>(() => Read([.. bytes.Chunk(1)])));
            Assert.All<byte[]>([answer, shifted], bytes => Assert.Throws<InvalidDataException>(() => Read(bytes)));
        }
    }

    [Theory]
    [InlineData("""{"data":{"audio":"0"}}""")]
    [InlineData("""{"data":{"audio":"000"}}""")]
    [InlineData("""{"data":{"audio":"https://cdn.example/song.mp3"}}""")]
    [InlineData("""{"data":{"audio":"0\u0030"}}""")]
    public void Incomplete_byte_is_refused_for_all_chunk_boundaries(string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        for (var at = 0; at <= bytes.Length; at++)
        {
            Assert.Throws<InvalidDataException>(() => Read(bytes[..at], bytes[at..]));
        }
    }

    [Theory]
    [InlineData("""{"data":{"audio":null},"audio":"00"}""")]
    [InlineData("""{"data":{"audio":17,"more":{"audio":"00"}}}""")]
    [InlineData("""{"data":[{"audio":"00"}]}""")]
    [InlineData("""[{"data":{"audio":"00"}}]""")]
    [InlineData("""{"datum":{"audio":"00"},"data":{"audios":"00","audio":["00"]}}""")]
    [InlineData("<html><title>data audio</title>")]
    [InlineData("")]
    public void Text_elsewhere_is_not_the_audio(string answer)
    {
        var (audio, reader) = Read(Encoding.UTF8.GetBytes(answer));
        Assert.Empty(audio);
        Assert.False(reader.HasBegun);
        Assert.Equal(answer, Encoding.UTF8.GetString(reader.Rest));
    }

    [Fact]
    public void Truncated_answer_is_closed_only_after_the_last_letter_of_its_audio()
    {
        var bytes = """{"data":{"audio":"00ff"}}"""u8.ToArray();
        for (var length = 0; length <= bytes.Length; length++)
        {
            var (audio, reader) = Read(bytes[..length]);
            Assert.Equal(length >= 18, reader.HasBegun);
            Assert.Equal(length >= 23, reader.IsClosed);
            Assert.Equal(Math.Clamp((length - 18) / 2, 0, 2), audio.Length);
        }
    }

    [Fact]
    public void Audio_without_an_end_is_refused_and_other_text_without_an_end_is_passed_over()
    {
        byte[] begin = [.. "{\"data\":{\"audio\":\""u8];
        var most = Enumerable.Repeat((byte)'0', 2 * Limit).ToArray();
        Assert.Equal(Limit, Read(begin, most).Audio.Length);
        Assert.Throws<InvalidDataException>(() => Read(begin, most, "00"u8.ToArray()));

        var (_, reader) = Read([.. "{\"data\":{\""u8, .. new byte[3 * 1024 * 1024]]);
        Assert.True(reader.IsOverlong);
        Assert.True(reader.Rest.Length <= 1024 * 1024);
    }

    private static (byte[] Audio, HexAnswerReader Reader) Read(params byte[][] pieces) => Read(Limit, pieces);

    private static (byte[] Audio, HexAnswerReader Reader) Read(long limit, byte[][] pieces)
    {
        HexAnswerReader reader = new(limit);
        List<byte> audio = [];
        foreach (var piece in pieces)
        {
            var decoded = new byte[(piece.Length / 2) + 1];
            audio.AddRange(decoded.AsSpan(0, reader.Read(piece, piece.Length, decoded)));
        }

        return ([.. audio], reader);
    }
}
