using System.Text.RegularExpressions;

namespace AimlMusic.Sandbox.Music;

/// <summary>Finds a key such as "F# minor" or "A-flat major" in a prompt.</summary>
internal static class KeyReader
{
    private const string Notes = "C D EF G A B";

    private static readonly Regex Key = new(
        @"\b(?<note>[A-G])[\s-]*(?<accidental>#|♯|sharp|b|♭|flat)?[\s-]*(?:maj|min|dorian|mixolydian)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The pitch class of the tonic; <see langword="null"/> when the prompt names no key.</summary>
    public static int? Tonic(string prompt)
    {
        var match = Key.Match(prompt);
        if (!match.Success)
        {
            return null;
        }

        var natural = Notes.IndexOf(match.Groups["note"].Value, StringComparison.OrdinalIgnoreCase);
        var accidental = match.Groups["accidental"].Value;
        var shift = accidental.Length == 0 ? 0 : accidental is "#" or "♯" || accidental.Length == "sharp".Length ? 1 : -1;
        return (natural + shift + Scale.Semitones) % Scale.Semitones;
    }
}
