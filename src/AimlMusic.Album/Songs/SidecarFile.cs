using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AimlMusic.Album.Waveforms;

namespace AimlMusic.Album.Songs;

/// <summary>
/// The sidecar file of a song, and the waveform that is kept in it. The waveform belongs to a file of a certain size, so that it is not
/// shown for another one.
/// </summary>
internal static class SidecarFile
{
    private const int Longest = 1024 * 1024;
    private const string Module = "AimlMusic";
    private const string WaveformName = "Waveform";
    private const string LevelsName = "Levels";
    private const string SecondsName = "Seconds";
    private const string LengthName = "FileLength";

    /// <summary>Reads a sidecar file; returns null if it does not exist, cannot be read or is not one of this module.</summary>
    public static JsonElement? Read(string path)
    {
        if (ReadBytes(path) is not { } bytes)
        {
            return null;
        }

        using var document = JsonReading.Parse(bytes);
        return document is not null && IsOurs(document.RootElement) ? document.RootElement.Clone() : null;
    }

    /// <summary>The waveform in a sidecar file; null if there is none, or if it belongs to another file.</summary>
    /// <param name="sidecar">The content of the sidecar file.</param>
    /// <param name="length">The size of the audio file in bytes.</param>
    public static Waveform? FindWaveform(JsonElement sidecar, long length)
    {
        var waveform = sidecar.Child(WaveformName);
        if (waveform.Number(LengthName) != length || waveform.Text(LevelsName) is not { } text || waveform.Number(SecondsName) is not { } seconds || seconds is < 0 or > 86400)
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(text) is { Length: Waveform.Points } levels ? new(levels, TimeSpan.FromSeconds((double)seconds)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Keeps a waveform in the sidecar file, so that the next album is written sooner. All other content stays as it is.</summary>
    public static void Keep(string path, Waveform waveform, long length)
    {
        try
        {
            if (ReadBytes(path) is not { } bytes || JsonNode.Parse(bytes) is not JsonObject sidecar || !IsOurs(sidecar))
            {
                return;
            }

            sidecar[WaveformName] = new JsonObject
            {
                [SecondsName] = Math.Round((decimal)waveform.Duration.TotalSeconds, 3),
                [LengthName] = length,
                [LevelsName] = Convert.ToBase64String(waveform.Levels),
            };
            using MemoryStream json = new();
            using (Utf8JsonWriter writer = new(json, SidecarJson.Options))
            {
                sidecar.WriteTo(writer);
            }

            WholeFile.Write(path, SidecarJson.Readable(json.ToArray()), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or InvalidOperationException)
        {
            // The album is complete without it. A file that this parser does not read is not changed.
        }
    }

    private static byte[]? ReadBytes(string path)
    {
        try
        {
            using var file = FileLockRetry.Retry(() => RegularFile.OpenRead(path), null);
            var bytes = new byte[Math.Min(file.Length, Longest + 1)];
            return bytes.Length <= Longest && file.ReadFully(bytes, bytes.Length) == bytes.Length ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsOurs(JsonElement root) => root.Text("Module") == Module && root.Text("AudioFile") is not null;

    private static bool IsOurs(JsonObject root) => root["Module"]?.ToString() == Module && root["AudioFile"] is not null;

    /// <summary>A time in a sidecar file.</summary>
    public static DateTimeOffset? Time(this JsonElement sidecar, string name) =>
        DateTimeOffset.TryParse(sidecar.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
