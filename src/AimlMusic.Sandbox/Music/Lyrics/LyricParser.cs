using System.Text;

namespace AimlMusic.Sandbox.Music;

/// <summary>Reads lyrics: [Section] tags, or stanzas apart by blank lines, or the legacy form between ## marks.</summary>
internal sealed class LyricParser
{
    /// <summary>The most syllables sung in one breath; longer lines are divided between words.</summary>
    public const int LongestLine = 16;

    private static readonly char[] LineEnds = ['\n', '\r'];

    private readonly List<LyricSection> _sections = [];
    private readonly List<string> _texts = [];
    private readonly StringBuilder _text = new();
    private List<LyricLine> _lines = [];
    private SectionKind _kind = SectionKind.Verse;
    private bool _isTagged;
    private bool _isOpen;
    private bool _isAfterBlank;

    private LyricParser()
    {
    }

    /// <summary>The sections of the lyrics; none when there is nothing to sing.</summary>
    public static IReadOnlyList<LyricSection> Parse(string? lyrics)
    {
        var parser = new LyricParser();
        foreach (var line in (lyrics ?? "").Replace("\r\n", "\n").Split(LineEnds))
        {
            parser.ReadLine(line.Trim());
        }

        parser.EndSection();
        return parser._sections.Exists(section => section.Lines.Count > 0) ? parser.Sections() : [];
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0)
        {
            ReadBlank();
            return;
        }

        var words = line.Trim('#').Trim();
        while (words.Length > 0 && words[0] == '[' && words.IndexOf(']') is var end and > 0)
        {
            ReadTag(words.Substring(1, end - 1));
            words = words.Substring(end + 1).Trim();
        }

        var syllables = Syllabifier.Split(words);
        for (var start = 0; start < syllables.Count;)
        {
            var length = LineLength(syllables, start);
            _lines.Add(new LyricLine(syllables.GetRange(start, length), _isAfterBlank));
            _isAfterBlank = false;
            _isOpen = true;
            start += length;
        }

        _ = _text.Append(words).Append('\n');
    }

    private void ReadBlank()
    {
        if (!_isTagged)
        {
            EndSection();
        }

        // Only between lines: a blank line before a tag is layout, the new section is pause enough.
        _isAfterBlank = _lines.Count > 0 || _sections.Count > 0;
    }

    private void ReadTag(string tag)
    {
        if (SectionTag.Read(tag) is { } kind)
        {
            EndSection();
            _kind = kind;
            _isTagged = true;
            _isOpen = true;
            _isAfterBlank = false;
        }
    }

    private void EndSection()
    {
        if (_isOpen)
        {
            _sections.Add(new LyricSection(_kind, _lines));
            _texts.Add(_text.ToString());
        }

        _lines = [];
        _ = _text.Clear();
        _isOpen = false;
    }

    // Without tags, the stanza that comes back is the chorus.
    private List<LyricSection> Sections()
    {
        if (_isTagged)
        {
            return _sections;
        }

        var counts = _texts.GroupBy(text => text, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.OrdinalIgnoreCase);
        return [.. _sections.Select((section, i) => counts[_texts[i]] > 1 ? section with { Kind = SectionKind.Chorus } : section)];
    }

    private static int LineLength(List<Syllable> syllables, int start)
    {
        var left = syllables.Count - start;
        if (left <= LongestLine)
        {
            return left;
        }

        // Halves sing better than a full line and a stray word.
        var wanted = left < 2 * LongestLine ? (left + 1) / 2 : LongestLine;
        var length = wanted;
        while (length > 1 && !syllables[start + length].StartsWord)
        {
            length--;
        }

        return length > 1 ? length : wanted;
    }
}
