using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Tests.Audio;

/// <summary>What is read out of files of audio, whole and damaged.</summary>
public sealed class AudioProbeTests
{
    // 128 kbit/s, 44.1 kHz, stereo: 417 bytes a frame.
    private static readonly byte[] FrameHead = [0xff, 0xfb, 0x90, 0x00];

    private const int FrameSize = 417;

    [Fact]
    public void Wav_duration_is_read_regardless_of_chunks_before_the_samples()
    {
        var facts = Probe(Wav(44100, 2, 3.5, Chunk("LIST", new byte[33])));
        Assert.Equal((AudioKind.Wav, TimeSpan.FromSeconds(3.5), 44100, 2, 1411200), (facts.Kind, facts.Duration, facts.SampleRate, facts.Channels, facts.BitRate));
    }

    [Fact]
    public void Wav_that_declares_more_than_it_has_is_as_long_as_its_samples()
    {
        var bytes = Wav(8000, 1, 2);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(40), uint.MaxValue);
        Assert.Equal(TimeSpan.FromSeconds(2), Probe(bytes).Duration);
    }

    [Fact]
    public void Mp3_is_as_long_as_its_frames_last() =>
        Assert.Equal(100 * 1152 / 44100.0, Probe(Mp3(100)).Duration!.Value.TotalSeconds, 3);

    [Fact]
    public void Frame_that_counts_the_others_is_no_sound_and_its_count_may_be_wrong()
    {
        var bytes = Mp3(100);
        Encoding.ASCII.GetBytes("Xing").CopyTo(bytes, 36);
        bytes[43] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(44), 1000);
        Assert.Equal(99 * 1152 / 44100.0, Probe(bytes).Duration!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void Mp3_tags_are_skipped()
    {
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 2, 0, .. new byte[256]];
        var (plain, tagged) = (Probe(Mp3(50)), Probe([.. tag, .. Mp3(50)]));
        Assert.Equal((plain.Duration, plain.SampleRate, plain.Channels, plain.BitRate), (tagged.Duration, tagged.SampleRate, tagged.Channels, tagged.BitRate));
        Assert.Equal((44100, 2, 128000), (tagged.SampleRate, tagged.Channels, tagged.BitRate));
    }

    [Fact]
    public void Mp3_of_a_bit_rate_that_changes_is_walked_frame_by_frame()
    {
        // 320 kbit/s: 1044 bytes a frame.
        byte[] long1 = [0xff, 0xfb, 0xe0, 0x00, .. new byte[1040]];
        byte[] bytes = [.. Mp3(20), .. Enumerable.Repeat(long1, 30).SelectMany(frame => frame), .. Mp3(50)];
        var facts = Probe(bytes);

        Assert.Equal(100 * 1152 / 44100.0, facts.Duration!.Value.TotalSeconds, 3);
        Assert.Equal(bytes.Length * 8 / (100 * 1152 / 44100.0), facts.BitRate!.Value, 2.0);
    }

    [Theory]
    [InlineData("TAG", true)]
    [InlineData("APETAGEX", true)]
    [InlineData("\0\0\0\0", true)]
    [InlineData("something else", false)]
    public void Tail_that_is_no_audio_makes_nothing_longer(string tail, bool isExact)
    {
        byte[] bytes = [.. Mp3(100), .. Encoding.Latin1.GetBytes(tail), .. new byte[125]];

        Assert.Equal(isExact ? TimeSpan.FromSeconds(Probe(Mp3(100)).Duration!.Value.TotalSeconds) : null, Probe(bytes).Duration);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void Wav_that_was_written_while_it_was_made_is_as_long_as_what_is_there(uint length)
    {
        var bytes = Wav(8000, 1, 2);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(40), length);

        Assert.Equal(TimeSpan.FromSeconds(2), Probe(bytes).Duration);
    }

    [Fact]
    public void Wav_whose_header_has_a_wrong_byte_rate_is_measured_by_its_samples()
    {
        var bytes = Recording.Wav(3);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(28), 999);

        Assert.Equal(TimeSpan.FromSeconds(3), Probe(bytes).Duration);
    }

    [Fact]
    public void Flac_duration_is_read()
    {
        byte[] head = [.. "fLaC"u8, 0x80, 0, 0, 34, .. new byte[10], 0x0a, 0xc4, 0x42, 0xf0, 0x00, 0x06, 0xba, 0xa8, .. new byte[64]];
        var facts = Probe(head);
        Assert.Equal((AudioKind.Flac, TimeSpan.FromSeconds(10), 44100, 2), (facts.Kind, facts.Duration, facts.SampleRate, facts.Channels));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("RIFF\u0001\0\0\0WAVE")]
    [InlineData("RIFF\u0001\0\0\0WAVEfmt \u0010\0\0\0")]
    [InlineData("RIFF\u0001\0\0\0WAVEdata\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("fLaC")]
    [InlineData("ID3\u0004\0\0\u007f\u007f\u007f\u007f")]
    [InlineData("\u00ff\u00fb\u0090\u0000")]
    [InlineData("<html>")]
    public void Truncated_file_reports_only_its_length(string latin1)
    {
        var bytes = Encoding.Latin1.GetBytes(latin1);
        Assert.Equal(bytes.Length, Probe(bytes).Length);
    }

    [Fact]
    public void Damage_of_any_kind_is_read_to_an_end()
    {
#pragma warning disable CA5394 // Repeatable, which a secure generator would not be.
        Random random = new(1);
        byte[][] whole = [Wav(8000, 1, 0.1, Chunk("LIST", new byte[7])), Mp3(5)];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])whole[i % 2].Clone();
            for (var k = 0; k < 4; k++)
            {
                bytes[random.Next(64)] = (byte)random.Next(256);
            }
#pragma warning restore CA5394

            var facts = Probe(bytes);
            Assert.True(facts.Duration is null || facts.Duration >= TimeSpan.Zero);
        }
    }

    private static AudioFacts Probe(byte[] bytes)
    {
        using MemoryStream file = new(bytes);
        return AudioProbe.Read(file);
    }

    private static byte[] Mp3(int frames) => [.. Enumerable.Repeat((byte[])[.. FrameHead, .. new byte[FrameSize - 4]], frames).SelectMany(frame => frame)];

    private static byte[] Wav(int sampleRate, int channels, double seconds, params byte[][] chunks)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, 1);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), sampleRate * channels * 2);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), 16);
        return [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. Chunk("fmt ", format), .. chunks.SelectMany(chunk => chunk), .. Chunk("data", new byte[(int)(sampleRate * channels * 2 * seconds)])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. length, .. content, .. new byte[content.Length & 1]];
    }
}
