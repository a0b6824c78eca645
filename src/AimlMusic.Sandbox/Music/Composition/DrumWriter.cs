namespace AimlMusic.Sandbox.Music;

/// <summary>Writes the percussion of a bar.</summary>
internal static class DrumWriter
{
    private const double Eighth = 0.5;

    // Loudness on each eighth, 0 to 9; three beats take the first six.
    private static readonly (Part Part, string Pattern)[] Soft = [(Part.Kick, "50000000"), (Part.Snare, "00200020"), (Part.Hat, "30405030")];
    private static readonly (Part Part, string Pattern)[] Rock = [(Part.Kick, "90009500"), (Part.Snare, "00800080"), (Part.Hat, "74747474")];
    private static readonly (Part Part, string Pattern)[] Dance = [(Part.Kick, "90909090"), (Part.Snare, "00700070"), (Part.Hat, "28282828")];
    private static readonly (Part Part, string Pattern)[] Swing = [(Part.Kick, "40000000"), (Part.Snare, "00300030"), (Part.Hat, "60730673")];
    private static readonly (Part Part, string Pattern)[] Waltz = [(Part.Kick, "500000"), (Part.Snare, "002020"), (Part.Hat, "003030")];

    /// <summary>Adds the strokes of a bar.</summary>
    public static void Write(BarContext bar, List<ScoreNote> notes)
    {
        // The song starts without drums, so that their entry is noticeable.
        if (bar.Style.Groove is Groove.Still || bar.Kind is SectionKind.Intro)
        {
            return;
        }

        var eighths = bar.Style.BeatsPerBar * 2;
        foreach (var (part, pattern) in PatternsOf(bar.Style))
        {
            for (var i = 0; i < eighths; i++)
            {
                Add(bar, part, i, pattern[i] - '0', notes);
            }
        }

        if (bar.EndsPhrase && bar.Style.Groove is Groove.Rock or Groove.Dance)
        {
            Add(bar, Part.Snare, eighths - 1, 6, notes);
        }
    }

    private static (Part Part, string Pattern)[] PatternsOf(SongStyle style) => style.Groove switch
    {
        Groove.Rock => Rock,
        Groove.Dance => Dance,
        Groove.Swing => Swing,
        _ => style.BeatsPerBar == 3 ? Waltz : Soft,
    };

    private static void Add(BarContext bar, Part part, int eighth, int loudness, List<ScoreNote> notes)
    {
        if (loudness > 0)
        {
            var position = part is Part.Hat ? 0.35 : part is Part.Snare ? -0.15 : 0;
            notes.Add(new ScoreNote(part, bar.Beat + (eighth * Eighth), Eighth, 0, loudness / 9.0 * bar.Loudness, position));
        }
    }
}
