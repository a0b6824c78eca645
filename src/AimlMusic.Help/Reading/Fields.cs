using AimlMusic.Help.Pages;

namespace AimlMusic.Help.Reading;

/// <summary>The <c>Key: value</c> lines of a front matter or a parameter block. This subset of YAML is sufficient for the schema.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _where;
    private readonly MistakeList _mistakes;

    public Fields(string text, string where, MistakeList mistakes, params IReadOnlyCollection<string> known)
    {
        (_where, _mistakes) = (where, mistakes);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? line : line[..colon].TrimEnd();
            if (colon < 0 || !known.Contains(key))
            {
                mistakes.Add(where, $"'{key}' is none of the fields {string.Join(", ", known)}");
            }
            else if (!_values.TryAdd(key, line[(colon + 1)..].Trim()))
            {
                mistakes.Add(where, $"the field '{key}' occurs twice");
            }
        }

        foreach (var key in known.Where(key => !_values.ContainsKey(key)))
        {
            mistakes.Add(where, $"the field '{key}' is missing");
        }
    }

    /// <summary>The text of a field; empty if it is missing, which was already reported.</summary>
    public string Text(string key) => _values.GetValueOrDefault(key, "");

    /// <summary>The parts between commas; none if the field is empty or None.</summary>
    public IReadOnlyList<string> List(string key) => Text(key) is "None"
        ? []
        : Text(key).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the field is True.</summary>
    public bool Flag(string key) => Expect(key, text => text is "True" or "False", "True or False") == "True";

    /// <summary>The text of a field. A text in another form is a mistake.</summary>
    public string Expect(string key, Predicate<string> isFit, string form)
    {
        if (_values.TryGetValue(key, out var text) && !isFit(text))
        {
            _mistakes.Add(_where, $"the field '{key}' must be {form}, not '{text}'");
        }

        return Text(key);
    }
}
