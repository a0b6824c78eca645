using System.Text.Json;

namespace AimlMusic.Saving;

/// <summary>
/// The sidecar file of a song, which records how it was made. Its first part has the names of the parameters of New-AimlMusic, so that
/// <c>Get-Content song.json | ConvertFrom-Json | New-AimlMusic</c> requests the song again. The other names are not parameters.
/// </summary>
/// <remarks>Write it to <see cref="PathOf"/> after the song has its name. It never contains the key or the signature of a link.</remarks>
internal sealed record SongSidecar
{
    private const string Extension = ".json";

    /// <summary>The request. If only the sent body is known, see <see cref="SentRequest"/>.</summary>
    public required MusicRequest Request { get; init; }

    public required MusicGeneration Song { get; init; }

    /// <summary>The name of the audio file, without its folder.</summary>
    public required string AudioFile { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The SHA-256 of the audio as served; null if it is not known, because the file may have been tagged before.</summary>
    public required string? Sha256Served { get; init; }

    /// <summary>The SHA-256 of the file with its tags.</summary>
    public required string Sha256Saved { get; init; }

    /// <summary>Problems with the file or its tags, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The version of this module.</summary>
    public string? Version { get; init; }

    /// <summary>The path of the sidecar file of a song.</summary>
    public static string PathOf(string audio) => AudioExtension.IsAudio(audio) ? Path.ChangeExtension(audio, Extension) : audio + Extension;

    public byte[] ToJson()
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, SidecarJson.Options))
        {
            json.WriteStartObject();
            SidecarJson.WriteRequest(json, Request);
            WriteSong(json);
            json.WriteEndObject();
        }

        return SidecarJson.Readable(bytes.ToArray());
    }

    /// <summary>Writes the file completely, or not at all.</summary>
    /// <param name="path">The path.</param>
    /// <param name="overwrite">Whether to replace an existing file.</param>
    /// <param name="time">The clock; if another process uses the file, the operation is retried.</param>
    /// <exception cref="IOException">The file exists, or the disk is full.</exception>
    public void Write(string path, bool overwrite, TimeProvider? time = null) => WholeFile.Write(path, ToJson(), overwrite, time);

    private void WriteSong(Utf8JsonWriter json)
    {
        SidecarJson.Write(json, "GenerationId", Song.Id);
        SidecarJson.Write(json, "ClientRequestId", Song.ClientRequestId);
        SidecarJson.Write(json, "SubmittedAt", Song.SubmittedUtc);
        SidecarJson.Write(json, "CompletedAt", Song.CompletedUtc);
        SidecarJson.Write(json, "SavedAt", SavedAt);
        SidecarJson.Write(json, "CreditsUsed", Song.CreditsUsed);
        SidecarJson.Write(json, "UsdSpent", Song.UsdSpent);
        SidecarJson.Write(json, "IsSandbox", Song.IsSandbox);
        SidecarJson.Write(json, "AudioUrl", Unsigned(Song.AudioUrl));
        SidecarJson.Write(json, "AudioFile", AudioFile);
        SidecarJson.Write(json, "Sha256Served", Sha256Served);
        SidecarJson.Write(json, "Sha256Saved", Sha256Saved);
        SidecarJson.Write(json, "Notes", Notes);
        SidecarJson.Write(json, "Module", "AimlMusic");
        SidecarJson.Write(json, "ModuleVersion", Version);
    }

    // Anyone who has the signature can download the song.
    private static string? Unsigned(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null;
}
