using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

/// <summary>The MP3 files of the sandbox, walked frame by frame here and read by the programs that users have.</summary>
public sealed class Mp3Tests
{
    private static readonly int[] Mpeg1Kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2Kilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    [Theory]
    [InlineData(44_100, 256_000, 256_000)]
    [InlineData(44_100, 128_000, 128_000)]
    [InlineData(44_100, 32_000, 32_000)]
    [InlineData(32_000, 64_000, 64_000)]
    [InlineData(24_000, 256_000, 160_000)]
    [InlineData(16_000, 32_000, 32_000)]
    public async Task Mp3_has_the_requested_rates_and_the_right_duration(int rate, int bitrate, int expected)
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        var song = Songs.For("minimax/music-2.6").With("lyrics", "One line").With("audio_setting", new JsonObject { ["format"] = "mp3", ["sample_rate"] = rate, ["bitrate"] = bitrate });
        var (poll, file) = await MakeAsync(sandbox, song);

        var frames = Frames(file);
        Assert.All(frames, frame => Assert.Equal((rate, expected), (frame.Rate, frame.Bitrate)));
        var seconds = poll["extra_info"]!["music_duration"]!.GetValue<long>() / 1000.0;
        var frame = (rate >= 32_000 ? 1152.0 : 576.0) / rate;
        // The first frame says how many there are and has no sound.
        Assert.InRange((frames.Count - 1) * frame, seconds, seconds + frame + (1105.0 / rate));
        Assert.Equal(file.Length, poll["extra_info"]!["music_size"]!.GetValue<int>());
        Assert.Equal("audio/mpeg", poll["audio_file"]!["content_type"]!.GetValue<string>());
        Assert.EndsWith(".mp3", poll["audio_file"]!["file_name"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mp3_is_the_default_format()
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        Assert.Equal("ID3", Kind((await MakeAsync(sandbox, new JsonObject { ["model"] = "elevenlabs/eleven_music", ["prompt"] = "a bell" })).File));
        Assert.Equal("RIFF", Kind((await MakeAsync(sandbox, Songs.Short())).File));
        Assert.Equal("RIFF", Kind((await MakeAsync(sandbox, Songs.For("minimax/music-2.6").With("lyrics", "One").With("audio_setting", new JsonObject { ["format"] = "wav" }))).File));
    }

    // A decoder that does not follow gives noise: then the difference is as large as the song.
    [Theory]
    [InlineData(44_100, 256_000, 30)]
    [InlineData(44_100, 32_000, 15)]
    [InlineData(16_000, 64_000, 20)]
    public void Mp3_decodes_to_the_encoded_song(int rate, int bitrate, double decibels)
    {
        Assert.SkipUnless(Find("ffmpeg") is not null, "ffmpeg is not installed.");
        Mp3Format format = new(rate, bitrate);
        var samples = AimlMusic.Sandbox.Music.Synthesizer.Render(new("[Verse]\nOne line to sing", "folk ballad", 3, rate, 1));
        var decoded = Decode(Mp3File.Create(samples, format, "Title"), format.Channels);
        const int Delay = 1057;
        var (signal, noise) = (0.0, 0.0);
        for (var i = 0; i < samples.Length / 2; i++)
        {
            var original = format.Channels == 2 ? samples[2 * i] : (samples[2 * i] + samples[(2 * i) + 1]) / 2.0;
            var heard = decoded[(i + Delay) * format.Channels];
            signal += original * original;
            noise += (original - heard) * (original - heard);
        }

        Assert.True(10 * Math.Log10(signal / noise) > decibels, $"{10 * Math.Log10(signal / noise):0.0} dB");
    }

    [Theory]
    [InlineData("ffprobe", "-v warning -i")]
    [InlineData("mpg123", "-q -t")]
    public void Mp3_is_read_by_other_programs_without_a_warning(string program, string arguments)
    {
        Assert.SkipUnless(Find(program) is not null, $"{program} is not installed.");
        foreach (var (rate, bitrate) in new[] { (44_100, 256_000), (44_100, 32_000), (32_000, 128_000), (24_000, 64_000), (16_000, 160_000) })
        {
            var file = Path.GetTempFileName();
            try
            {
                File.WriteAllBytes(file, Mp3File.Create(AimlMusic.Sandbox.Music.Synthesizer.Render(new("One line", null, 2, rate, 1)), new Mp3Format(rate, bitrate), "Title"));
                Assert.Equal("", Run(program, [.. arguments.Split(' '), file]).Trim());
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    [Fact]
    public void Mp3_of_silence_or_a_single_sample_is_valid()
    {
        Mp3Format format = new(44_100, 128_000);
        Assert.Equal(2, Frames(Mp3File.Create(new short[2], format, null)).Count);
        Assert.Equal(Mp3File.SizeOf(44_100, format, "x"), Mp3File.Create(new short[88_200], format, "x").Length);
    }

    private static async Task<(JsonNode Poll, byte[] File)> MakeAsync(TestSandbox sandbox, JsonNode body)
    {
        var poll = await sandbox.CompleteAsync(body);
        return (poll.Json, (await sandbox.DownloadAsync(poll.Json["audio_file"]!["url"]!.GetValue<string>())).Bytes.ToArray());
    }

    private static string Kind(byte[] file) => System.Text.Encoding.ASCII.GetString(file, 0, file[0] == 'I' ? 3 : 4);

    /// <summary>The frames of a file that has nothing but a tag and frames.</summary>
    private static List<(int Rate, int Bitrate)> Frames(byte[] file)
    {
        Assert.Equal("ID3", Kind(file));
        var at = 10 + (file[6] << 21) + (file[7] << 14) + (file[8] << 7) + file[9];
        List<(int, int)> frames = [];
        while (at < file.Length)
        {
            Assert.Equal((0xff, 0xe2), (file[at], file[at + 1] & 0xe6));
            var isMpeg1 = (file[at + 1] & 8) != 0;
            var rate = (isMpeg1 ? new[] { 44_100, 48_000, 32_000 } : [22_050, 24_000, 16_000])[(file[at + 2] >> 2) & 3];
            var bitrate = (isMpeg1 ? Mpeg1Kilobits : Mpeg2Kilobits)[file[at + 2] >> 4] * 1000;
            frames.Add((rate, bitrate));
            at += ((isMpeg1 ? 144 : 72) * bitrate / rate) + ((file[at + 2] >> 1) & 1);
        }

        Assert.Equal(file.Length, at);
        return frames;
    }

    private static short[] Decode(byte[] mp3, int channels)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, mp3);
            using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-i", file, "-f", "s16le", "-ac", $"{channels}", "-"]) { RedirectStandardOutput = true })!;
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(output.ToArray())];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return error;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
