using System.Globalization;
using System.Text;

namespace AimlMusic.Sandbox.Music;

/// <summary>Divides a line into syllables: close enough to sing, with no dictionary.</summary>
internal sealed class Syllabifier
{
    private const int LettersPerSyllable = 3;

    private readonly List<Syllable> _syllables = [];
    private readonly StringBuilder _word = new();

    private Syllabifier()
    {
    }

    /// <summary>The syllables of a line; none when there is nothing to sing in it.</summary>
    public static List<Syllable> Split(string line)
    {
        var syllabifier = new Syllabifier();
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsSurrogatePair(line, i))
            {
                // Rare ideographs are sung, emoji are not.
                syllabifier.Read(line[i + 1], CharUnicodeInfo.GetUnicodeCategory(line, i) is UnicodeCategory.OtherLetter);
                i++;
            }
            else
            {
                syllabifier.Read(line[i], char.IsDigit(line[i]) || Letters.IsSyllable(line[i]));
            }
        }

        syllabifier.EndWord();
        return syllabifier._syllables;
    }

    private void Read(char character, bool isSyllable)
    {
        if (isSyllable)
        {
            EndWord();
            _syllables.Add(new Syllable(Letters.AnyVowel(character), Onset.Voiced, StartsWord: true));
        }
        else if (char.IsLetter(character))
        {
            _ = _word.Append(character);
        }
        else if (!BelongsToWord(character))
        {
            EndWord();
        }
    }

    private void EndWord()
    {
        var word = _word.ToString();
        _ = _word.Clear();
        var first = _syllables.Count;
        var consonant = -1;
        for (var i = 0; i < word.Length; i++)
        {
            // A "y" before a vowel is a consonant: "yes", "beyond".
            var vowel = IsConsonantY(word, i) ? null : Letters.VowelOf(word[i]);
            if (vowel is null)
            {
                consonant = consonant < 0 ? i : consonant;
            }
            else if (i == 0 || consonant >= 0 || _syllables.Count == first)
            {
                Add(vowel.Value, consonant < 0 ? Onset.Open : Letters.OnsetOf(word[consonant]), first);
                consonant = -1;
            }
        }

        if (_syllables.Count == first)
        {
            AddByLength(word, first);
        }
        else if (_syllables.Count > first + 1 && EndsInSilentE(word))
        {
            _syllables.RemoveAt(_syllables.Count - 1);
        }
    }

    // "Hmm", or a script that writes no vowels.
    private void AddByLength(string word, int first)
    {
        for (var i = 0; i < word.Length; i += LettersPerSyllable)
        {
            Add(Letters.AnyVowel(word[i]), Letters.OnsetOf(word[i]), first);
        }
    }

    private void Add(Vowel vowel, Onset onset, int first) =>
        _syllables.Add(new Syllable(vowel, onset, StartsWord: _syllables.Count == first));

    private static bool IsConsonantY(string word, int index) =>
        word[index] is 'y' or 'Y' && index + 1 < word.Length && Letters.VowelOf(word[index + 1]) is not null;

    private static bool EndsInSilentE(string word)
    {
        var last = word.Length - 1;
        return word[last] is 'e' or 'E'
            && Letters.VowelOf(word[last - 1]) is null
            && !(word[last - 1] is 'l' or 'L' && Letters.VowelOf(word[last - 2]) is null);
    }

    private static bool BelongsToWord(char character) =>
        character is '\'' or '\u2019'
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
