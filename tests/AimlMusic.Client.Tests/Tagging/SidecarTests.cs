using System.Text;
using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Tagging;

public sealed class SidecarTests
{
    private static readonly MusicRequest Request = new()
    {
        Title = "Über 🎵 <&>",
        Model = "minimax/music-2.6",
        Lyrics = "[Verse]\n\nשלום \"quoted\" \\ud83c\\udfb5",
        Prompt = "青い\ntwo",
        Seed = 7,
        DurationSec = 48.5,
        Instrumental = true,
        Format = AudioFormat.Wav,
        AdditionalParameters = new JsonObject { ["deep"] = new JsonObject { ["n"] = 1 } },
    };

    private static SongSidecar Sidecar => new()
    {
        Request = Request,
        Song = new()
        {
            Id = "id:1",
            ClientRequestId = "c",
            SubmittedAt = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc).ToLocalTime(),
            CompletedAt = new DateTime(2026, 3, 4, 5, 7, 8, 9, DateTimeKind.Utc).ToLocalTime(),
            CreditsUsed = 60000,
            UsdSpent = 0.03m,
            AudioUrl = "https://user:pass@cdn.example/a%20b/song.wav?Expires=1&Signature=secret#part",
        },
        AudioFile = "song.wav",
        SavedAt = new DateTimeOffset(2026, 3, 4, 7, 8, 9, TimeSpan.FromHours(2)),
        Sha256Served = "aa",
        Sha256Saved = "bb",
        Version = "0.1.0",
    };

    [Fact]
    public void Sidecar_has_the_request_first_and_then_the_song() =>
        Assert.Equal(
            """
            {
              "Title": "Über 🎵 <&>",
              "Model": "minimax/music-2.6",
              "Lyrics": [
                "[Verse]",
                "",
                "שלום \"quoted\" \\ud83c\\udfb5"
              ],
              "Prompt": "青い\ntwo",
              "DurationSec": 48.5,
              "Seed": 7,
              "Instrumental": true,
              "Format": "wav",
              "AdditionalParameter": {
                "deep": {
                  "n": 1
                }
              },
              "GenerationId": "id:1",
              "ClientRequestId": "c",
              "SubmittedAt": "2026-03-04T05:06:07.000Z",
              "CompletedAt": "2026-03-04T05:07:08.009Z",
              "SavedAt": "2026-03-04T05:08:09.000Z",
              "CreditsUsed": 60000,
              "UsdSpent": 0.03,
              "AudioUrl": "https://cdn.example/a%20b/song.wav",
              "AudioFile": "song.wav",
              "Sha256Served": "aa",
              "Sha256Saved": "bb",
              "Module": "AimlMusic",
              "ModuleVersion": "0.1.0"
            }

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Sidecar.ToJson()).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("file:///etc/passwd")]
    public void Sidecar_omits_an_invalid_address(string? url) =>
        Assert.DoesNotContain("AudioUrl", Encoding.UTF8.GetString((Sidecar with { Song = new() { AudioUrl = url } }).ToJson()), StringComparison.Ordinal);

    [Fact]
    public void Sidecar_with_a_lone_surrogate_is_written()
    {
        var json = JsonNode.Parse((Sidecar with { Request = new() { Title = "a\ud83d", Lyrics = "\ude00" } }).ToJson())!;
        Assert.Equal(("a\ufffd", "\ufffd"), ((string?)json["Title"], (string?)json["Lyrics"]![0]));
    }

    [Theory]
    [InlineData("song.mp3", "song.json")]
    [InlineData("Mr. Jones", "Mr. Jones.json")]
    [InlineData("song.json", "song.json.json")]
    public void Sidecar_is_beside_the_song_under_its_name(string audio, string sidecar) => Assert.Equal(sidecar, SongSidecar.PathOf(audio));

    [Fact]
    public void Sidecar_replaces_nothing_unless_requested()
    {
        using TempFolder folder = new();
        var path = folder.Put("song.json", "mine");
        Assert.Throws<IOException>(() => Sidecar.Write(path, overwrite: false));
        Assert.Equal("mine", File.ReadAllText(path));
        Sidecar.Write(path, overwrite: true);
        Assert.Equal(Sidecar.ToJson(), File.ReadAllBytes(path));
        Assert.Equal(["song.json"], folder.Files);
    }

    [Fact]
    public void Sidecar_is_created_if_there_is_none()
    {
        using TempFolder folder = new();
        folder.Put("song.mp3", "");
        Sidecar.Write(Path.Combine(folder.Path, "song.json"), overwrite: false);
        Assert.Equal(["song.json", "song.mp3"], folder.Files);
    }
}
