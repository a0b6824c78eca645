using System.Globalization;

namespace AimlMusic.Sandbox.Music;

/// <summary>What letters sound like, roughly, in the Latin, Cyrillic and Greek scripts.</summary>
internal static class Letters
{
    // Listed instead of decomposed: Unicode normalization depends on the platform's data, the tune must not.
    private static readonly string[] Vowels =
    [
        "aàáâãäåāăąǎæ" + "ая" + "αά",
        "eèéêëēėęěĕə" + "еэєѣ" + "εέηή",
        "iìíîïīįĩıyýÿ" + "иіїы" + "ιίϊΐ",
        "oòóôõöøōőŏœơ" + "оё" + "οόωώ",
        "uùúûüūůűũųưŭ" + "ую" + "υύϋ",
    ];

    private const string Stops = "ptkcq" + "птк" + "πτκ";
    private const string Hisses = "sfhxzjščž" + "сфхшщцчз" + "σφχθξψ";

    /// <summary>Some vowel for a character that does not say which; always the same one.</summary>
    public static Vowel AnyVowel(char character) => (Vowel)(character % Vowels.Length);

    /// <summary>The vowel a letter stands for, if it does.</summary>
    public static Vowel? VowelOf(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var index = Array.FindIndex(Vowels, vowels => vowels.Contains(lower));
        return index < 0 ? null : (Vowel)index;
    }

    /// <summary>How a syllable starting with this consonant sounds.</summary>
    public static Onset OnsetOf(char consonant)
    {
        var lower = char.ToLowerInvariant(consonant);
        return Stops.Contains(lower) ? Onset.Stop
            : Hisses.Contains(lower) ? Onset.Hiss
            : Onset.Voiced;
    }

    /// <summary>Whether every character of the letter's script is a syllable, as in CJK.</summary>
    public static bool IsSyllable(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.OtherLetter && !IsAbjad(letter);

    // Hebrew, Arabic, Syriac: letters are consonants, vowels are not written.
    private static bool IsAbjad(char letter) => letter is >= '\u0590' and <= '\u08FF';
}
