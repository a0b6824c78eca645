namespace AimlMusic.Sandbox;

/// <summary>The query of a request. A name can occur more than once.</summary>
internal sealed class QueryString
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public QueryString(Uri uri)
    {
        foreach (var part in uri.Query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var name = equals < 0 ? part : part.Substring(0, equals);
            var value = equals < 0 ? "" : part.Substring(equals + 1);
            _pairs.Add(new(Decode(name), Decode(value)));
        }
    }

    public string? First(string name)
    {
        foreach (var pair in _pairs)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }

    public IReadOnlyList<string> All(string name) =>
        [.. _pairs.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
