using System.Text;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox;

/// <summary>Changes the form of the link.</summary>
internal static class FaultLinks
{
    public static async Task ApplyAsync(HttpResponseMessage answer, FaultLink link)
    {
        using var content = answer.Content;
        var text = await content.ReadAsStringAsync().ConfigureAwait(false);
        if (JsonNode.Parse(text) is JsonObject song && song["audio_file"] is JsonObject file)
        {
            var url = file["url"]!.GetValue<string>();
            song.Remove("audio_file");
            switch (link)
            {
                case FaultLink.None:
                    song["audio_file"] = null;
                    break;
                case FaultLink.NoUrl:
                    file.Remove("url");
                    song["audio_file"] = file;
                    break;
                case FaultLink.List:
                    song["audio_file"] = new JsonArray(file);
                    break;
                case FaultLink.Bare:
                    song["audio_file"] = url;
                    break;
                default:
                    song["audio_url"] = url;
                    break;
            }

            text = song.ToJsonString();
        }

        answer.Content = new StringContent(text, Encoding.UTF8, "application/json");
    }
}
