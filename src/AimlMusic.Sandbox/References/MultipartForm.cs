using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>The fields of a multipart form. Source: RFC 7578.</summary>
internal static class MultipartForm
{
    private static readonly byte[] _headEnd = Encoding.ASCII.GetBytes("\r\n\r\n");

    /// <summary>The fields by name. If a name occurs more than once, the last field is used.</summary>
    public static Dictionary<string, ArraySegment<byte>> Read(byte[] body, string boundary)
    {
        var fields = new Dictionary<string, ArraySegment<byte>>(StringComparer.Ordinal);
        var first = Encoding.ASCII.GetBytes("--" + boundary);
        var next = Encoding.ASCII.GetBytes("\r\n--" + boundary);
        for (var at = Find(body, first, 0) + first.Length; at >= first.Length;)
        {
            var head = Find(body, _headEnd, at);
            var end = head < 0 ? -1 : Find(body, next, head + _headEnd.Length);
            if (end < 0)
            {
                break;
            }

            if (NameIn(Encoding.UTF8.GetString(body, at, head - at)) is { } name)
            {
                var start = head + _headEnd.Length;
                fields[name] = new ArraySegment<byte>(body, start, end - start);
            }

            at = end + next.Length;
        }

        return fields;
    }

    private static int Find(byte[] body, byte[] what, int from)
    {
        var at = body.AsSpan(from).IndexOf(what);
        return at < 0 ? -1 : from + at;
    }

    // With or without quotes, as clients write it.
    private static string? NameIn(string head)
    {
        foreach (var part in head.Split(';', '\r', '\n'))
        {
            var text = part.Trim();
            if (text.StartsWith("name=", StringComparison.OrdinalIgnoreCase))
            {
                return text.Substring("name=".Length).Trim('"');
            }
        }

        return null;
    }
}
