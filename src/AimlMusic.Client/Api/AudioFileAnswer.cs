using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>Finds the link in an answer: in <c>audio_file</c> (an object, a list of objects or the link itself) or in <c>audio_url</c>.</summary>
/// <param name="File">The other fields of the file.</param>
/// <param name="Url">The link as received, whether it is usable or not.</param>
internal readonly record struct AudioFileAnswer(JsonElement File, string? Url)
{
    /// <summary>Whether the link is usable.</summary>
    public bool HasLink => UriOrigin.ParseWeb(Url) is not null;

    public static AudioFileAnswer Read(JsonElement root)
    {
        var said = root.Child("audio_file");
        var files = said.ValueKind == JsonValueKind.Array ? said.Items() : [said];
        var file = files.FirstOrDefault(one => Link(one) is not null);
        return new(file, Link(file) ?? root.Text("audio_url"));
    }

    private static string? Link(JsonElement file) => file.AsText() ?? file.Text("url");
}
