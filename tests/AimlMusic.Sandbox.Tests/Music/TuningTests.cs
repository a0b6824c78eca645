using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox.Tests.Music;

public sealed class TuningTests
{
    [Theory]
    [InlineData("piano ballad in C major", new[] { 0, 2, 4, 5, 7, 9, 11 })]
    [InlineData("strings, F# minor", new[] { 6, 8, 9, 11, 1, 2, 4 })]
    [InlineData("synth, E-flat major", new[] { 3, 5, 7, 8, 10, 0, 2 })]
    public void Energy_is_mostly_on_the_notes_of_the_key(string prompt, int[] scale)
    {
        var samples = Synthesizer.Render(Briefs.Of(prompt: prompt + ", no drums", seconds: 20));
        var energies = Audio.PitchClasses(Audio.Mono(samples), 16000);

        var inside = scale.Average(pitch => energies[pitch]);
        var outside = Enumerable.Range(0, 12).Except(scale).Average(pitch => energies[pitch]);
        Assert.True(inside > 5 * outside, $"inside {inside:F0}, outside {outside:F0}");
    }

    [Fact]
    public void Partials_above_the_nyquist_frequency_are_left_out()
    {
        // Of a saw at 3 kHz, only the fundamental fits into 8 kHz.
        var table = new WaveTable(3000, 8000, partial => 1.0 / partial);

        // A sine of power one: squares a quarter of a period apart add up to one everywhere.
        Assert.All(
            [0.0, 0.1, 0.2, 0.3, 0.4],
            phase => Assert.Equal(1, Math.Pow(table.At(phase), 2) + Math.Pow(table.At(phase + 0.25), 2), 0.001));
    }
}
