using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>Where an answer says that the song is: in <c>audio_file</c>, an object, a list of them or the link alone, or in <c>audio_url</c>.</summary>
/// <param name="File">What else is told of the file.</param>
/// <param name="Url">The link as it was given, whether it can be used or not.</param>
internal readonly record struct AudioFileAnswer(JsonElement File, string? Url)
{
    /// <summary>Whether the link can be used.</summary>
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
