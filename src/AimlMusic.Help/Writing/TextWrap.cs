using System.Text.RegularExpressions;

namespace AimlMusic.Help.Writing;

/// <summary>Breaks lines at blanks.</summary>
internal static partial class TextWrap
{
    /// <summary>
    /// The line in pieces of at most that width. An item of a list hangs under its own text; a line that is indented
    /// is code and stays whole.
    /// </summary>
    public static IEnumerable<string> Wrap(string line, string indent, int width)
    {
        if (line.StartsWith(' '))
        {
            yield return indent + line;
            yield break;
        }

        var current = indent;
        var hanging = indent + new string(' ', ListMark().Match(line).Length);
        var isEmpty = true;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && current.Length + 1 + word.Length > width)
            {
                yield return current;
                (current, isEmpty) = (hanging, true);
            }

            current += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return current.TrimEnd();
    }

    [GeneratedRegex(@"^(-|\d+\.) ")]
    private static partial Regex ListMark();
}
