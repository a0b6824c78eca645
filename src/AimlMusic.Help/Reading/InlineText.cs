using System.Text;
using Markdig.Syntax.Inlines;

namespace AimlMusic.Help.Reading;

/// <summary>Converts a line of Markdown to text for a console: without marks, with the addresses of links.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? inlines)
    {
        StringBuilder text = new();
        foreach (var inline in inlines ?? [])
        {
            Append(inline, text);
        }

        return text.ToString().Trim();
    }

    /// <summary>Whether an address is outside of the pages.</summary>
    public static bool IsExternal(string? url) => url?.Contains("://", StringComparison.Ordinal) == true;

    private static void Append(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline lineBreak:
                text.Append(lineBreak.IsHard ? '\n' : ' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case HtmlInline html:
                // Not HTML, but an angle bracket in the text.
                text.Append(html.Tag);
                break;
            case LinkInline link:
                text.Append(Of(link));
                text.Append(IsExternal(link.Url) && Of(link) != link.Url ? $" ({link.Url})" : "");
                break;
            case ContainerInline container:
                foreach (var child in container)
                {
                    Append(child, text);
                }

                break;
            default:
                text.Append(inline);
                break;
        }
    }
}
