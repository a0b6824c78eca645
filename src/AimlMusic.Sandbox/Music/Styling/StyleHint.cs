namespace AimlMusic.Sandbox.Music;

/// <summary>What one word of a prompt says about the style; it leaves the rest open.</summary>
/// <param name="Stem">How the word starts.</param>
internal sealed record StyleHint(string Stem)
{
    /// <summary>Beats per minute.</summary>
    public int? Tempo { get; init; }

    /// <summary>The mode.</summary>
    public Mode? Mode { get; init; }

    /// <summary>Beats in a bar.</summary>
    public int? BeatsPerBar { get; init; }

    /// <summary>What plays the chords.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>How it plays them.</summary>
    public Accompaniment? Accompaniment { get; init; }

    /// <summary>Bass and percussion.</summary>
    public Groove? Groove { get; init; }

    /// <summary>The share of reverberation.</summary>
    public double? Room { get; init; }

    /// <summary>Whether the singer is a man.</summary>
    public bool? IsDeepVoiced { get; init; }

    /// <summary>Whether a word of the prompt starts with the stem.</summary>
    public bool IsIn(string prompt) => WordSearch.Finds(Stem, prompt);
}
