using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AimlMusic.Ledger;

/// <summary>
/// The references that this machine uploaded, one per line, beside the ledger. Only the completion of ids reads the file, so a line that
/// is lost or damaged does no harm.
/// </summary>
internal sealed class KnownReferences(string folder)
{
    private const int MostRead = 1 << 20;
    private const byte LineEnd = (byte)'\n';

    public string FilePath { get; } = Path.Combine(folder, "references.jsonl");

    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It could not be written.</exception>
    public void Add(MusicReference reference, Uri service, DateTimeOffset at)
    {
        LedgerLocation.Ensure(folder);
        var line = Write(reference, service, at);
        FileLockRetry.Retry(
            () =>
            {
                using var file = PrivateFile.Open(FilePath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete);
                file.Seek(0, SeekOrigin.End);
                file.Write(line, 0, line.Length);
            },
            TimeProvider.System);
    }

    /// <summary>The references that are still valid at an address, the latest first.</summary>
    public IReadOnlyList<MusicReference> Read(Uri service, DateTimeOffset now)
    {
        try
        {
            using var file = PrivateFile.Open(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(Math.Max(0, file.Length - MostRead), SeekOrigin.Begin);
            using StreamReader reader = new(file, Encoding.UTF8);
            return [.. Enumerable.Reverse(reader.ReadToEnd().Split((char)LineEnd)).Select(line => Read(line, service)).OfType<MusicReference>().Where(reference => !(reference.ExpiresUtc < now))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static MusicReference? Read(string line, Uri service)
    {
        using var document = line.Trim().Length > 0 ? JsonReading.Parse(Encoding.UTF8.GetBytes(line)) : null;
        return document?.RootElement is { } root && root.Text("baseUri") == service.AbsoluteUri && root.Text("path") is { } path
            ? new()
            {
                Path = path,
                Purpose = Enum.TryParse<ReferencePurpose>(root.Text("purpose"), out var purpose) ? purpose : default,
                VoiceId = root.Text("voiceId"),
                InstrumentalId = root.Text("instrumentalId"),
                CoverFeatureId = root.Text("coverFeatureId"),
                ExpiresUtc = DateTimeOffset.TryParse(root.Text("expires"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var expires) ? expires : null,
            }
            : null;
    }

    private static byte[] Write(MusicReference reference, Uri service, DateTimeOffset at)
    {
        using MemoryStream bytes = new();
        // After a crash, the incomplete line stays a separate line.
        bytes.WriteByte(LineEnd);
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("at", at);
            json.WriteString("baseUri", service.AbsoluteUri);
            json.WriteString("purpose", reference.Purpose.ToString());
            json.WriteString("path", reference.Path);
            Text(json, "voiceId", reference.VoiceId);
            Text(json, "instrumentalId", reference.InstrumentalId);
            Text(json, "coverFeatureId", reference.CoverFeatureId);
            Text(json, "expires", reference.ExpiresUtc?.ToString("o", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        bytes.WriteByte(LineEnd);
        return bytes.ToArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
