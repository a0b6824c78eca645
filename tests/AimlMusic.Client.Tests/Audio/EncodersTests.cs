using System.ComponentModel;
using System.Diagnostics;

namespace AimlMusic.Tests.Audio;

/// <summary>Three seconds of a tone as ffmpeg writes it, in many formats; where ffmpeg is installed.</summary>
public sealed class EncodersTests
{
    [Theory]
    [InlineData("cbr.mp3", AudioKind.Mp3, true, "-b:a", "128k")]
    [InlineData("vbr.mp3", AudioKind.Mp3, true, "-q:a", "2")]
    [InlineData("vbr-without-header.mp3", AudioKind.Mp3, true, "-q:a", "2", "-write_xing", "0")]
    [InlineData("plain.wav", AudioKind.Wav, true)]
    [InlineData("float.wav", AudioKind.Wav, true, "-c:a", "pcm_f32le")]
    [InlineData("large.wav", AudioKind.Rf64, true, "-rf64", "always")]
    [InlineData("a.flac", AudioKind.Flac, true)]
    [InlineData("a.ogg", AudioKind.Ogg, false)]
    [InlineData("a.opus", AudioKind.Ogg, false)]
    [InlineData("a.m4a", AudioKind.M4a, false)]
    [InlineData("a.aac", AudioKind.Aac, false)]
    [InlineData("a.aiff", AudioKind.Aiff, false)]
    [InlineData("a.webm", AudioKind.WebM, false)]
    public async Task Encoder_output_is_sound_of_the_right_duration(string name, AudioKind kind, bool tellsLength, params string[] options)
    {
        using TempFolder folder = new();
        var path = folder.Put(name, "");
        Assert.SkipUnless(await RunAsync(["-y", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=440:duration=3:sample_rate=48000", .. options, path]), "ffmpeg is not installed, or lacks an encoder.");

        await using var file = File.OpenRead(path);
        var facts = AudioProbe.Read(file);

        Assert.Equal(kind, facts.Kind);
        Assert.True(SoundProbe.HasSound(file, facts.Kind));
        Assert.Equal(tellsLength, facts.Duration is not null);
        // Encoders fill up the first and the last frame.
        Assert.InRange(facts.Duration?.TotalSeconds ?? 3, 2.999, 3.08);
    }

    private static async Task<bool> RunAsync(string[] arguments)
    {
        try
        {
            using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardError = true, RedirectStandardInput = true })!;
            await ffmpeg.StandardError.ReadToEndAsync(Stop);
            await ffmpeg.WaitForExitAsync(Stop);
            return ffmpeg.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
