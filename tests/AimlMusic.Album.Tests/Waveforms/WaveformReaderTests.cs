using AimlMusic.Album.Tests.Support;
using AimlMusic.Album.Waveforms;
using AimlMusic.Tests.Support;

namespace AimlMusic.Album.Tests.Waveforms;

/// <summary>The waveform of signals whose loudness is known.</summary>
public sealed class WaveformReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8, false)]
    [InlineData(16, false)]
    [InlineData(24, false)]
    [InlineData(32, false)]
    [InlineData(32, true)]
    [InlineData(64, true)]
    public void Tone_has_the_level_of_its_amplitude_in_every_sample_format(int bits, bool isFloat)
    {
        var tone = Enumerable.Range(0, 16000).Select(i => (i < 8000 ? 0.5 : 0.25) * Math.Sin(2 * Math.PI * 440 * i / 8000));
        var levels = Read(WavFile.Pcm(8000, 1, bits, tone, isFloat, isExtensible: bits == 24)).Levels;
        Assert.Equal(Waveform.Points, levels.Length);
        AssertLevels(0.5, levels, 0, 200);
        AssertLevels(0.25, levels, 200, 400);
    }

    [Fact]
    public void Channels_are_all_included()
    {
        // Silence on one side and opposite phases would disappear in a sum.
        var samples = Enumerable.Range(0, 8000).Select(i => 0.6 * Math.Sin(2 * Math.PI * 440 * i / 8000)).SelectMany(sample => new[] { sample, -sample });
        AssertLevels(0.6, Read(WavFile.Pcm(8000, 2, 16, samples)).Levels, 0, 400);
    }

    [Fact]
    public void Mp3_has_the_levels_of_the_encoded_tone()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Waveforms", "steps.mp3"), Put([]), overwrite: true);
        var waveform = Read(Put(null))!;
        Assert.InRange(waveform.Duration.TotalSeconds, 3.95, 4.2);
        // The encoder's delay moves the steps a little.
        AssertLevels(0.8, waveform.Levels, 10, 90);
        AssertLevels(0.4, waveform.Levels, 110, 185);
        AssertLevels(0, waveform.Levels, 210, 285);
        AssertLevels(0.2, waveform.Levels, 310, 385);
    }

    [Fact]
    public void Waveform_has_the_same_number_of_points_for_any_length()
    {
        Assert.Equal(2.0, Read(WavFile.Tone(44100, 0.5, 0.5)).Duration.TotalSeconds, 3);
        // Fewer samples than points.
        var shortest = Read(WavFile.Pcm(8000, 1, 16, [.. Enumerable.Repeat(0.5, 50), .. Enumerable.Repeat(0.0, 50)]));
        Assert.Equal(Waveform.Points, shortest.Levels.Length);
        Assert.All(shortest.Levels[..199], level => Assert.InRange(level, 178, 182));
        Assert.All(shortest.Levels[201..], level => Assert.Equal(0, level));
    }

    [Fact]
    public void Sample_that_is_not_a_number_does_not_hide_the_others()
    {
        var samples = Enumerable.Range(0, 8000).Select(i => i == 100 ? double.NaN : 0.5 * Math.Sin(2 * Math.PI * 440 * i / 8000));
        AssertLevels(0.5, Read(WavFile.Pcm(8000, 1, 32, samples, isFloat: true)).Levels, 20, 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF....WAVE")]
    [InlineData("RIFF....WAVEfmt \u0010\0\0\0\u0001\0\0\0")]
    [InlineData("ID3\u0004\0\0\0\0\0\0not frames")]
    [InlineData("fLaC....")]
    public void Damaged_file_has_no_waveform(string content) => Assert.Null(Read(Put(System.Text.Encoding.Latin1.GetBytes(content))));

    [Fact]
    public void Reader_stops_when_cancelled()
    {
        var path = Put(WavFile.Tone(8000, 0.5));
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => WaveformReader.Read(path, Facts(path), stop.Token));
    }

    private static void AssertLevels(double amplitude, byte[] levels, int from, int to) =>
        Assert.All(levels[from..to], level => Assert.InRange(level / 255.0, amplitude - 0.03, amplitude + 0.03));

    private Waveform Read(byte[] bytes) => Read(Put(bytes))!;

    private static Waveform? Read(string path) => WaveformReader.Read(path, Facts(path), TestContext.Current.CancellationToken);

    private static AudioFacts Facts(string path)
    {
        using var file = File.OpenRead(path);
        return AudioProbe.Read(file);
    }

    private string Put(byte[]? bytes)
    {
        Directory.CreateDirectory(_folder.Path);
        var path = Path.Combine(_folder.Path, "song");
        if (bytes is not null)
        {
            File.WriteAllBytes(path, bytes);
        }

        return path;
    }
}
