using System.Globalization;
using System.Text.RegularExpressions;

namespace AimlMusic.Sandbox.Music;

/// <summary>Reads a style from the words of a prompt; the seed decides what they leave open.</summary>
internal static class StyleReader
{
    private const int DefaultTempo = 104;
    private const double DefaultRoom = 0.22;
    private const double SlowestTempo = 40;
    private const double FastestTempo = 220;

    private static readonly int[] UsualTonics = [0, 2, 4, 5, 7, 9, 10];
    private static readonly Instrument[] UsualInstruments = [Instrument.Piano, Instrument.Guitar, Instrument.ElectricPiano];

    private static readonly Regex BeatsPerMinute = new(
        @"(?<bpm>\d{2,3})\s*-?\s*bpm|bpm\s*[:=]?\s*(?<bpm>\d{2,3})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The style of a prompt.</summary>
    public static SongStyle Read(string? prompt, ulong seed)
    {
        var words = prompt ?? "";
        var random = new SongRandom(seed, "style");

        // Drawn first and always, so that a word settling one choice does not move the others.
        var tonic = random.Pick(UsualTonics);
        var instrument = random.Pick(UsualInstruments);
        var drift = 1 + (0.05 * random.NextSigned());

        var hints = Array.FindAll(StyleHints.All, hint => hint.IsIn(words));
        instrument = First(hints, hint => hint.Instrument) ?? instrument;
        var beatsPerBar = First(hints, hint => hint.BeatsPerBar) ?? 4;
        var hintedTempo = First(hints, hint => hint.Tempo) ?? DefaultTempo;
        return new SongStyle(
            Tempo: StatedTempo(words) ?? Math.Round(hintedTempo * drift),
            BeatsPerBar: beatsPerBar,
            Scale: new Scale(KeyReader.Tonic(words) ?? tonic, First(hints, hint => hint.Mode) ?? Mode.Major),
            Instrument: instrument,
            Accompaniment: First(hints, hint => hint.Accompaniment) ?? UsualAccompaniment(instrument),
            Groove: First(hints, hint => hint.Groove) ?? Groove.Soft,
            Room: First(hints, hint => hint.Room) ?? DefaultRoom,
            IsDeepVoiced: First(hints, hint => hint.IsDeepVoiced) ?? false);
    }

    private static T? First<T>(StyleHint[] hints, Func<StyleHint, T?> property)
        where T : struct
        => hints.Select(property).FirstOrDefault(value => value is not null);

    private static double? StatedTempo(string words)
    {
        var match = BeatsPerMinute.Match(words);
        return match.Success
            ? Math.Max(SlowestTempo, Math.Min(FastestTempo, int.Parse(match.Groups["bpm"].Value, CultureInfo.InvariantCulture)))
            : null;
    }

    private static Accompaniment UsualAccompaniment(Instrument instrument) => instrument switch
    {
        Instrument.Strings or Instrument.Organ or Instrument.Pad => Accompaniment.Sustained,
        Instrument.Guitar or Instrument.ElectricPiano => Accompaniment.Strum,
        _ => Accompaniment.Arpeggio,
    };
}
