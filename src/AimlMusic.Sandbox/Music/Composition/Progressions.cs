namespace AimlMusic.Sandbox.Music;

/// <summary>The chords under the sections.</summary>
internal sealed class Progressions
{
    // Degrees, one a bar. None of them uses the diminished chord of its mode.
    private static readonly Dictionary<Mode, (int[][] Verse, int[][] Chorus, int[][] Bridge)> Known = new()
    {
        [Mode.Major] = (
            [[0, 5, 3, 4], [0, 3, 0, 4], [0, 4, 5, 3], [0, 2, 3, 4]],
            [[3, 4, 0, 5], [0, 4, 5, 3], [3, 0, 4, 5]],
            [[5, 2, 3, 4], [1, 4, 2, 5]]),
        [Mode.Minor] = (
            [[0, 5, 2, 6], [0, 3, 0, 4], [0, 6, 5, 6]],
            [[5, 2, 6, 0], [2, 6, 0, 5], [5, 6, 0, 2]],
            [[3, 0, 5, 6], [5, 3, 0, 4]]),
        [Mode.Dorian] = (
            [[0, 3, 0, 3], [0, 6, 3, 0], [0, 2, 3, 0]],
            [[2, 6, 3, 0], [2, 3, 6, 0]],
            [[3, 6, 2, 4], [6, 3, 0, 4]]),
        [Mode.Mixolydian] = (
            [[0, 6, 3, 0], [0, 3, 6, 0], [0, 0, 6, 3]],
            [[3, 0, 6, 0], [0, 6, 3, 3]],
            [[5, 3, 6, 4], [3, 6, 3, 1]]),
    };

    private readonly Mode _mode;
    private readonly bool _hasSevenths;
    private readonly ulong _seed;

    /// <summary>The progressions of a song.</summary>
    public Progressions(SongPlan plan)
    {
        _mode = plan.Style.Scale.Mode;
        _hasSevenths = plan.Style.Groove is Groove.Swing;
        _seed = plan.Seed;
    }

    /// <summary>The final chord of the song.</summary>
    public static Chord Home => new(0, HasSeventh: false);

    /// <summary>The chords of a phrase, one a bar.</summary>
    public Chord[] For(Phrase phrase)
    {
        var (verse, chorus, bridge) = Known[_mode];
        var choices = phrase.Kind switch
        {
            SectionKind.Chorus => chorus,
            SectionKind.PreChorus or SectionKind.Bridge => bridge,
            _ => verse,
        };

        // Kinds that share choices share the pick: an intro announces the verse.
        var degrees = new SongRandom(_seed, "chords").Pick(choices);
        var chords = new Chord[phrase.Bars];
        for (var bar = 0; bar < chords.Length; bar++)
        {
            chords[bar] = new Chord(degrees[(phrase.FirstBar + bar) % degrees.Length], _hasSevenths);
        }

        // A sung section ends on the tonic, so its last chord has to contain it.
        var last = chords.Length - 1;
        if (phrase is { IsLast: true, Lead: not Lead.Nobody } && !chords[last].Contains(0))
        {
            chords[last] = new Chord(0, _hasSevenths);
        }
        else if (phrase is { Kind: SectionKind.Outro, Lead: Lead.Nobody })
        {
            // The final cadence: the fifth in major; in the other modes the seventh, which leads to the tonic within the scale.
            chords[last] = new Chord(_mode is Mode.Major ? 4 : 6, _hasSevenths);
        }

        return chords;
    }
}
