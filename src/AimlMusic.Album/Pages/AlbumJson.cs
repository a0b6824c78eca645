using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AimlMusic.Album.Songs;

namespace AimlMusic.Album.Pages;

/// <summary>The songs as JSON for the script of the page. Nothing in it ends a script element: the encoder escapes &lt;, &gt;, &amp; and quotation marks.</summary>
internal static class AlbumJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Create(string folder, IReadOnlyList<AlbumSong> songs)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("songs");
            foreach (var song in songs)
            {
                WriteSong(json, folder, song);
            }

            json.WriteEndArray();
            json.WriteStartArray("groups");
            foreach (var group in TakeGroups.Of(songs))
            {
                WriteGroup(json, group, TakeGroups.FindDifferences([.. group.Select(index => songs[index])]));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteSong(Utf8JsonWriter json, string folder, AlbumSong song)
    {
        var path = SongFolder.RelativePath(folder, song.Path);
        json.WriteStartObject();
        SidecarJson.Write(json, "key", song.Id ?? song.Sha256 ?? path);
        SidecarJson.Write(json, "id", song.Id);
        SidecarJson.Write(json, "title", song.Title);
        SidecarJson.Write(json, "url", PageLink.To(path));
        SidecarJson.Write(json, "path", path);
        SidecarJson.Write(json, "sidecar", song.Sidecar is { } sidecar ? SongFolder.RelativePath(folder, sidecar) : null);
        SidecarJson.Write(json, "lyrics", song.Lyrics);
        SidecarJson.Write(json, "at", song.MadeAt);
        SidecarJson.Write(json, "usd", song.UsdSpent);
        SidecarJson.Write(json, "credits", song.CreditsUsed);
        SidecarJson.Write(json, "sandbox", song.IsSandbox);
        SidecarJson.Write(json, "sha", song.Sha256);
        SidecarJson.Write(json, "bytes", song.Length);
        SidecarJson.Write(json, "kind", song.Kind == AudioKind.Unknown ? null : song.Kind.ToString().ToUpperInvariant());
        SidecarJson.Write(json, "seconds", song.Duration is { } duration ? Math.Round(duration.TotalSeconds, 3) : null);
        SidecarJson.Write(json, "wave", song.Waveform is { } waveform ? Convert.ToBase64String(waveform.Levels) : null);
        SidecarJson.Write(json, "notes", song.Notes);
        SidecarJson.Write(json, "again", NewSongCommand.For(song));
        json.WriteStartObject("request");
        foreach (var pair in song.Request.Where(pair => pair.Key is not ("Title" or "Lyrics")))
        {
            SidecarJson.Write(json, pair.Key, TakeGroups.TextOf(pair.Value));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, IReadOnlyList<int> takes, IReadOnlyList<string> differences)
    {
        json.WriteStartObject();
        json.WriteStartArray("takes");
        foreach (var take in takes)
        {
            json.WriteNumberValue(take);
        }

        json.WriteEndArray();
        json.WriteStartArray("differs");
        foreach (var name in differences)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
