using System.Text;

namespace AimlMusic.Album.Pages;

/// <summary>The URL of a file relative to the page.</summary>
internal static class PageLink
{
    /// <param name="path">The path relative to the folder of the page.</param>
    public static string To(string path) =>
        string.Join("/", (Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path).Split('/').Select(Encode));

    // Everything but unreserved characters (RFC 3986, 2.3): also ':' , which would be taken for a scheme.
    private static string Encode(string name)
    {
        StringBuilder url = new();
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            _ = value < 0x80 && (char.IsLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~')
                ? url.Append((char)value)
                : url.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return url.ToString();
    }
}
