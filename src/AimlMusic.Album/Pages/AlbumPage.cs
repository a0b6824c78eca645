using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AimlMusic.Album.Songs;

namespace AimlMusic.Album.Pages;

/// <summary>
/// Composes the page from its template. The page requests nothing but the audio files beside it: its Content-Security-Policy admits one
/// style and one script, by their hashes.
/// </summary>
internal static class AlbumPage
{
    /// <summary>How the page is recognized as an album of this module.</summary>
    public const string Generator = "AimlMusic Export-AimlMusicAlbum";

    private static readonly Regex Placeholder = new(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant);

    // UTF-8 without a byte-order mark; a lone surrogate becomes a replacement character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="title">The title of the album.</param>
    /// <param name="folder">The folder of the page.</param>
    /// <param name="songs">The songs.</param>
    /// <param name="version">The version of the module.</param>
    public static byte[] Create(string title, string folder, IReadOnlyList<AlbumSong> songs, string? version)
    {
        var style = Resource("album.css");
        var script = Resource("album.js");
        var data = Utf8.GetString(AlbumJson.Create(folder, songs));
        // In one pass: a placeholder in a song is not one.
        var page = Placeholder.Replace(Resource("album.html"), found => found.Groups[1].Value switch
        {
            "policy" => $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; media-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'",
            "generator" => WebUtility.HtmlEncode($"{Generator} {version}".TrimEnd()),
            "title" => WebUtility.HtmlEncode(title),
            "style" => style,
            "script" => script,
            "data" => data,
            var other => throw new InvalidOperationException($"The template has an unknown placeholder '{other}'."),
        });
        return Utf8.GetBytes(page);
    }

    private static string Hash(string content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Utf8.GetBytes(content));
        return "sha256-" + Convert.ToBase64String(hash.GetHashAndReset());
    }

    // A browser hashes the text with line feeds.
    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(AlbumPage).Assembly.GetManifestResourceStream(name)!, Utf8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
