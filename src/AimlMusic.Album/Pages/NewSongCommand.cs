using System.Text;
using System.Text.Json;
using AimlMusic.Album.Songs;

namespace AimlMusic.Album.Pages;

/// <summary>The command that requests the same song again.</summary>
internal static class NewSongCommand
{
    // A recording in Base64 instead of a URL.
    private const int LongestReference = 4000;

    /// <summary>The command on one line; null if the request of the song is not known.</summary>
    public static string? For(AlbumSong song)
    {
        if (song.Request.Count == 0)
        {
            return null;
        }

        StringBuilder command = new("New-AimlMusic");
        foreach (var pair in song.Request)
        {
            var (name, value) = (pair.Key, pair.Value);
            _ = (name, value.ValueKind) switch
            {
                (_, JsonValueKind.False) => command,
                (_, JsonValueKind.True) => command.Append(" -").Append(name),
                ("Lyrics", _) => command.Append(" -Lyrics ").Append(PowerShellText.List(PowerShellText.Lines(song.Lyrics ?? ""))),
                (_, JsonValueKind.String) when IsRecording(value) => command.Append(" -").Append(name).Append(" (Read-Host 'Path of the recording')"),
                _ => command.Append(" -").Append(name).Append(' ').Append(PowerShellText.Literal(value)),
            };
        }

        return command.Append(" -Wait | Save-AimlMusic").ToString();
    }

    /// <summary>Whether a value is the audio of a recording, which is not shown.</summary>
    public static bool IsRecording(JsonElement value) => value.AsText() is { Length: > LongestReference } text && text.IndexOf(' ') < 0;
}
