using System.Globalization;

namespace AimlMusic.Chaos;

/// <summary>The requested songs: short ones with different words, in tables that a script reads.</summary>
internal sealed class SongOrderList
{
    public SongOrderList(ChaosOptions options, string folder)
    {
        Prompts = [.. Enumerable.Range(1, options.Songs).Select(number => string.Create(CultureInfo.InvariantCulture, $"chaos {options.Seed} song {number:00000}"))];
        var size = Math.Clamp(options.Songs / 20, 20, 100);
        Batches = [.. Prompts.Chunk(size).Select((prompts, i) => new Batch(i, prompts, Path.Combine(folder, $"batch-{i:000}.csv")))];
        foreach (var batch in Batches)
        {
            File.WriteAllLines(batch.TablePath, ["Title,Prompt,Model,DurationSec", .. batch.Prompts.Select(prompt => $"{Title(prompt)},{prompt},stable-audio,1")]);
        }
    }

    public IReadOnlyList<string> Prompts { get; }

    public IReadOnlyList<Batch> Batches { get; }

    // Songs of different batches have the same title, so that processes compete for file names: the last digits of the song.
    private static string Title(string prompt) => "Song " + prompt[^2..];
}
