using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Tagging;

/// <summary>Tags that are read, and audio that is decoded, by programs that nobody here wrote.</summary>
public sealed class ToolTests
{
    public static TheoryData<string, AudioKind> Encoders => new()
    {
        { "ffmpeg", AudioKind.Mp3 },
        { "ffmpeg", AudioKind.Wav },
        { "lame", AudioKind.Mp3 },
        { "sox", AudioKind.Wav },
        { "none", AudioKind.Mp3 },
        { "none", AudioKind.Wav },
    };

    [Theory]
    [MemberData(nameof(Encoders))]
    public async Task Ffprobe_shows_title_lyrics_and_the_rest(string encoder, AudioKind kind)
    {
        using var file = await EncodeAsync(encoder, kind);
        await file.MustTagAsync(kind);
        var tags = JsonNode.Parse(await Tool.ReadAsync("ffprobe", "-v", "error", "-show_format", "-of", "json", file.Path))!["format"]!["tags"]!.AsObject();
        var given = Sample.Tags;
        Assert.Equal((given.Title, given.Lyrics), (Text("title"), Text("lyrics-XXX") ?? Text("ILYR")));
        Assert.Equal(given.Prompt, Text("PROMPT") ?? Text("comment"));
        // Of a wav that has an INFO list too it may pass over the texts of the ID3 tag.
        string?[] others = kind == AudioKind.Wav && Text("MODEL") is null ? [] : [given.Model, given.GenerationId, given.ClientRequestId];
        Assert.Equal(others, new[] { Text("MODEL"), Text("GENERATION_ID"), Text("CLIENT_REQUEST_ID") }.Take(others.Length));
        Assert.StartsWith("2026-03-04", Text("date"), StringComparison.Ordinal);
        Assert.Equal(encoder == "ffmpeg", Text("encoder")?.StartsWith("Lavf", StringComparison.Ordinal) ?? false);

        string? Text(string name) => (string?)tags[name];
    }

    [Theory]
    [InlineData("ffmpeg")]
    [InlineData("lame")]
    [InlineData("none")]
    public async Task EyeD3_shows_title_and_lyrics_of_an_mp3(string encoder)
    {
        using var file = await EncodeAsync(encoder, AudioKind.Mp3);
        await file.MustTagAsync(AudioKind.Mp3);
        var said = await Tool.ReadAsync("eyeD3", "--no-color", file.Path);
        Assert.Contains("ID3 v2.4", said, StringComparison.Ordinal);
        Assert.Contains("title: " + Sample.Tags.Title, said, StringComparison.Ordinal);
        Assert.Contains(Sample.Tags.Lyrics!, said, StringComparison.Ordinal);
        Assert.Contains("2026-03-04", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AudioKind.Mp3)]
    [InlineData(AudioKind.Wav)]
    public async Task Lyrics_of_a_hundred_kilobytes_are_read_back(AudioKind kind)
    {
        using var file = await EncodeAsync("ffmpeg", kind);
        var lyrics = string.Concat(Enumerable.Repeat("青い鳥 שלום 🎵\n", 100 * 1024 / 24)).Trim();
        await file.MustTagAsync(kind, new() { Lyrics = lyrics });
        var said = await Tool.ReadAsync("ffprobe", "-v", "error", "-show_format", "-of", "json", file.Path);
        var tags = JsonNode.Parse(said)!["format"]!["tags"]!;
        Assert.Equal(lyrics, (string?)(tags["lyrics-XXX"] ?? tags["ILYR"]));
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public async Task Sox_decodes_the_same_samples(string encoder, AudioKind kind)
    {
        using var file = await EncodeAsync(encoder, kind);
        string[] decode = [file.Path, "-t", "raw", "-"];
        var before = await Tool.RunAsync("sox", decode);
        await file.MustTagAsync(kind);
        Assert.NotEmpty(before);
        Assert.Equal(before, await Tool.RunAsync("sox", decode));
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public async Task Ffmpeg_decodes_the_same_samples(string encoder, AudioKind kind)
    {
        using var file = await EncodeAsync(encoder, kind);
        string[] decode = ["-v", "error", "-i", file.Path, "-f", "s16le", "-"];
        var before = await Tool.RunAsync("ffmpeg", decode);
        await file.MustTagAsync(kind);
        Assert.NotEmpty(before);
        Assert.Equal(before, await Tool.RunAsync("ffmpeg", decode));
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public async Task Exiftool_finds_no_fault(string encoder, AudioKind kind)
    {
        using var file = await EncodeAsync(encoder, kind);
        await file.MustTagAsync(kind);
        var said = JsonNode.Parse(await Tool.ReadAsync("exiftool", "-j", "-G0", "-charset", "riff=UTF8", file.Path))![0]!.AsObject();
        Assert.Equal(Sample.Tags.Title, (string?)said["ID3:Title"]);
        Assert.Equal(Sample.Tags.Lyrics, (string?)said["ID3:Lyrics-xxx"]);
        Assert.Null(said["ExifTool:Warning"]);
        Assert.Equal(kind == AudioKind.Wav ? Sample.Tags.Title : null, (string?)said["RIFF:Title"]);
    }

    /// <summary>A second of a tone, as each program writes it; or a file of our own making.</summary>
    private static async Task<TaggedFile> EncodeAsync(string encoder, AudioKind kind)
    {
        var extension = AudioExtension.Of(kind);
        var tone = Sample.Wav([.. Enumerable.Range(0, 8001).Select(i => (byte)(128 + (100 * Math.Sin(i / 3.0))))]);
        if (encoder == "none")
        {
            return new TaggedFile(kind == AudioKind.Wav ? tone : Sample.Mp3(), "song" + extension);
        }

        using TempFolder folder = new();
        var (source, target) = (folder.Put("source.wav", ""), Path.Combine(folder.Path, "target" + extension));
        await File.WriteAllBytesAsync(source, tone, Stop);
        _ = await Tool.ReadAsync(encoder, encoder switch
        {
            "ffmpeg" => ["-v", "error", "-i", source, target],
            "lame" => ["--quiet", "--tt", "Old title", "--tl", "An album", source, target],
            _ => [source, "-b", "16", "--comment", "A comment", target],
        });
        return new TaggedFile(await File.ReadAllBytesAsync(target, Stop), "song" + extension);
    }
}
