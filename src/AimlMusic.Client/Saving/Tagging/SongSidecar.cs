using System.Text.Json;

namespace AimlMusic.Saving;

/// <summary>
/// The file beside a song that tells how it was made. Its first part has the names of New-AimlMusic's parameters, so that
/// <c>Get-Content song.json | ConvertFrom-Json | New-AimlMusic</c> asks for the song again; none of the others is the name of one.
/// </summary>
/// <remarks>For the saver: write it when the song has its name, for its <see cref="PathOf"/>. It never holds the key, nor a link's signature.</remarks>
internal sealed record SongSidecar
{
    private const string Extension = ".json";

    /// <summary>What was asked for; where only the body is known that was sent, see <see cref="SentRequest"/>.</summary>
    public required MusicRequest Request { get; init; }

    public required MusicGeneration Song { get; init; }

    /// <summary>The name of the song's file, without its folder.</summary>
    public required string AudioFile { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The SHA-256 of the song as it was served.</summary>
    public required string Sha256Served { get; init; }

    /// <summary>The SHA-256 of the song's file, tags and all.</summary>
    public required string Sha256Saved { get; init; }

    /// <summary>What did not work, or looks wrong with the file; a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The version of this module.</summary>
    public string? Version { get; init; }

    /// <summary>Where a song's sidecar is.</summary>
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

    /// <summary>Writes it whole, or not at all.</summary>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">Whether to replace a file that is there.</param>
    /// <param name="time">The clock; a file that somebody holds is tried again.</param>
    /// <exception cref="IOException">A file is there, or the disk is full.</exception>
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

    // Who has the signature has the song.
    private static string? Unsigned(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null;
}
