namespace AimlMusic.Sandbox;

/// <summary>Measures Base64 without decoding it: a reference may be 50 MB.</summary>
internal static class Base64Text
{
    /// <summary>The number of bytes, or null where the text is empty or not Base64.</summary>
    public static long? DecodedLength(string text)
    {
        var start = 0;
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var mark = text.IndexOf(";base64,", StringComparison.OrdinalIgnoreCase);
            if (mark < 0)
            {
                return null;
            }

            start = mark + ";base64,".Length;
        }

        var end = text.Length;
        while (end > start && text[end - 1] == '=' && text.Length - end < 2)
        {
            end--;
        }

        if (end == start || (text.Length - start) % 4 != 0)
        {
            return null;
        }

        for (var i = start; i < end; i++)
        {
            if (text[i] is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/'))
            {
                return null;
            }
        }

        return (end - start) * 3L / 4;
    }
}
