using System.Text.Json;
using AimlMusic.Album.Songs;

namespace AimlMusic.Album.Pages;

/// <summary>Groups the takes of the same lyrics, and finds what differs in their requests.</summary>
internal static class TakeGroups
{
    /// <summary>The indexes of the songs of each group. The takes of a group, and the groups, are in the order of their dates.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<AlbumSong> songs) =>
    [
        .. Enumerable.Range(0, songs.Count)
            .GroupBy(index => KeyOf(songs[index]) ?? $"\0{index}", StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<int>)[.. group.OrderBy(index => songs[index].MadeAt ?? DateTimeOffset.MaxValue)])
            .OrderBy(group => songs[group[0]].MadeAt ?? DateTimeOffset.MaxValue),
    ];

    /// <summary>The parameters that do not have the same value in all requests. The title is not part of a request.</summary>
    public static IReadOnlyList<string> FindDifferences(IReadOnlyList<AlbumSong> takes)
    {
        var requests = takes.Select(take => take.Request.ToDictionary(pair => pair.Key, pair => TextOf(pair.Value), StringComparer.Ordinal)).ToList();
        return
        [
            .. requests.SelectMany(request => request.Keys).Distinct()
                .Where(name => name is not ("Title" or "Lyrics"))
                .Where(name => requests.Select(request => request.TryGetValue(name, out var value) ? value : null).Distinct().Skip(1).Any()),
        ];
    }

    /// <summary>A value as text.</summary>
    public static string TextOf(JsonElement value) =>
        NewSongCommand.IsRecording(value) ? $"a recording ({value.AsText()!.Length / 1024} KB as text)"
        : value.ValueKind switch
        {
            JsonValueKind.String => value.AsText() ?? "",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => value.GetRawText(),
        };

    // White space and empty lines do not make other lyrics.
    private static string? KeyOf(AlbumSong song)
    {
        var words = (song.Lyrics ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join(" ", words) : null;
    }
}
