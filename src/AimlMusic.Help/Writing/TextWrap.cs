using System.Text.RegularExpressions;

namespace AimlMusic.Help.Writing;

/// <summary>Wraps lines at spaces.</summary>
internal static partial class TextWrap
{
    /// <summary>
    /// Splits a line into pieces of at most that width. Items of lists get a hanging indent; an indented line is code and is
    /// not split.
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
