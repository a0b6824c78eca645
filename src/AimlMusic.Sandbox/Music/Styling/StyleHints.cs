namespace AimlMusic.Sandbox.Music;

/// <summary>The words of prompts that the sandbox understands.</summary>
internal static class StyleHints
{
    /// <summary>
    /// All hints, the plainest first: for each property the first hint found in the prompt decides,
    /// so that "slow" beats the tempo of "rock", and "minor" the mode of "happy".
    /// </summary>
    public static readonly StyleHint[] All =
    [
        // Plain statements.
        new("major") { Mode = Mode.Major },
        new("minor") { Mode = Mode.Minor },
        new("dorian") { Mode = Mode.Dorian },
        new("mixolydian") { Mode = Mode.Mixolydian },
        new("very slow") { Tempo = 60 },
        new("slow") { Tempo = 72 },
        new("very fast") { Tempo = 168 },
        new("fast") { Tempo = 148 },
        new("uptempo") { Tempo = 136 },
        new("up-tempo") { Tempo = 136 },
        new("upbeat") { Tempo = 128, Mode = Mode.Major },
        new("energetic") { Tempo = 136 },
        new("mid-tempo") { Tempo = 104 },
        new("moderate") { Tempo = 104 },
        new("3/4") { BeatsPerBar = 3 },
        new("6/8") { BeatsPerBar = 3 },
        new("4/4") { BeatsPerBar = 4 },
        new("no drums") { Groove = Groove.Still },
        new("without drums") { Groove = Groove.Still },
        new("no percussion") { Groove = Groove.Still },
        new("female") { IsDeepVoiced = false },
        new("male") { IsDeepVoiced = true },
        new("baritone") { IsDeepVoiced = true },
        new("deep voice") { IsDeepVoiced = true },

        // Moods.
        new("sad") { Mode = Mode.Minor, Tempo = 80 },
        new("melanchol") { Mode = Mode.Minor, Tempo = 80 },
        new("mourn") { Mode = Mode.Minor, Tempo = 72 },
        new("lonely") { Mode = Mode.Minor },
        new("dark") { Mode = Mode.Minor },
        new("dramatic") { Mode = Mode.Minor, Instrument = Instrument.Strings },
        new("epic") { Mode = Mode.Minor, Instrument = Instrument.Strings, Room = 0.35 },
        new("happy") { Mode = Mode.Major, Tempo = 124 },
        new("joy") { Mode = Mode.Major, Tempo = 124 },
        new("cheerful") { Mode = Mode.Major, Tempo = 124 },
        new("romantic") { Mode = Mode.Major, Tempo = 84 },
        new("dream") { Room = 0.4, Tempo = 80, Instrument = Instrument.Pad },
        new("calm") { Tempo = 80, Groove = Groove.Soft },
        new("gentle") { Tempo = 84, Groove = Groove.Soft },
        new("soft") { Groove = Groove.Soft },

        // Instruments.
        new("electric piano") { Instrument = Instrument.ElectricPiano },
        new("rhodes") { Instrument = Instrument.ElectricPiano },
        new("piano") { Instrument = Instrument.Piano },
        new("music box") { Instrument = Instrument.Bells },
        new("bell") { Instrument = Instrument.Bells },
        new("acoustic") { Instrument = Instrument.Guitar },
        new("guitar") { Instrument = Instrument.Guitar },
        new("string") { Instrument = Instrument.Strings },
        new("orchestra") { Instrument = Instrument.Strings, Room = 0.35 },
        new("violin") { Instrument = Instrument.Strings },
        new("organ") { Instrument = Instrument.Organ },
        new("synth") { Instrument = Instrument.Synth },

        // Forms and genres.
        new("lullaby") { Mode = Mode.Major, Tempo = 76, Instrument = Instrument.Bells, Groove = Groove.Still, Accompaniment = Accompaniment.Arpeggio },
        new("waltz") { BeatsPerBar = 3, Tempo = 132, Accompaniment = Accompaniment.AfterBeat, Groove = Groove.Soft },
        new("ambient") { Tempo = 72, Instrument = Instrument.Pad, Groove = Groove.Still, Accompaniment = Accompaniment.Sustained, Room = 0.45 },
        new("ballad") { Tempo = 76, Instrument = Instrument.Piano, Groove = Groove.Soft, Accompaniment = Accompaniment.Arpeggio },
        new("jazz") { Mode = Mode.Dorian, Tempo = 116, Instrument = Instrument.Piano, Groove = Groove.Swing, Accompaniment = Accompaniment.Strum },
        new("swing") { Groove = Groove.Swing, Tempo = 132 },
        new("blues") { Mode = Mode.Mixolydian, Tempo = 92, Groove = Groove.Swing, Instrument = Instrument.Guitar },
        new("rock") { Mode = Mode.Mixolydian, Tempo = 126, Instrument = Instrument.Guitar, Groove = Groove.Rock, Accompaniment = Accompaniment.Strum },
        new("punk") { Mode = Mode.Major, Tempo = 164, Instrument = Instrument.Guitar, Groove = Groove.Rock, Accompaniment = Accompaniment.Strum },
        new("metal") { Mode = Mode.Minor, Tempo = 144, Instrument = Instrument.Guitar, Groove = Groove.Rock, Accompaniment = Accompaniment.Strum },
        new("folk") { Mode = Mode.Dorian, Tempo = 104, Instrument = Instrument.Guitar, Groove = Groove.Soft, Accompaniment = Accompaniment.Arpeggio },
        new("celtic") { Mode = Mode.Dorian, Tempo = 112, Instrument = Instrument.Guitar, Groove = Groove.Soft },
        new("country") { Mode = Mode.Major, Tempo = 112, Instrument = Instrument.Guitar, Groove = Groove.Soft, Accompaniment = Accompaniment.Strum },
        new("gospel") { Mode = Mode.Major, Instrument = Instrument.Organ, Accompaniment = Accompaniment.Sustained },
        new("lo-fi") { Mode = Mode.Dorian, Tempo = 82, Instrument = Instrument.ElectricPiano, Groove = Groove.Soft },
        new("danc") { Mode = Mode.Minor, Tempo = 124, Instrument = Instrument.Synth, Groove = Groove.Dance, Accompaniment = Accompaniment.Arpeggio },
        new("disco") { Tempo = 120, Instrument = Instrument.Synth, Groove = Groove.Dance },
        new("house") { Mode = Mode.Minor, Tempo = 124, Instrument = Instrument.Synth, Groove = Groove.Dance },
        new("techno") { Mode = Mode.Minor, Tempo = 130, Instrument = Instrument.Synth, Groove = Groove.Dance },
        new("edm") { Tempo = 128, Instrument = Instrument.Synth, Groove = Groove.Dance },
        new("electro") { Tempo = 122, Instrument = Instrument.Synth, Groove = Groove.Dance },
        new("pop") { Mode = Mode.Major, Tempo = 112, Groove = Groove.Rock },
        new("classical") { Instrument = Instrument.Strings, Groove = Groove.Still, Room = 0.35 },
    ];
}
