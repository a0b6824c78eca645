using System.Globalization;
using System.Security;
using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>
/// Caches the service's list of models beside the ledger, in one file per address. If the file is missing or damaged, the list is
/// downloaded again.
/// </summary>
internal sealed class ModelListFile(string folder, Uri baseUri)
{
    private const int LongestFile = 4 * 1024 * 1024;

    // A cached list contains only what the catalog of its version needs, so the list of another version is not used.
    private static readonly string CachedFor =
        $"{typeof(ModelListFile).Assembly.GetName().Version}: {string.Join(" ", MusicCatalog.Models.Select(model => model.Id))}";

    public string FilePath { get; } = Path.Combine(folder, $"models-{Hash(baseUri)}.json");

    /// <summary>The file for an address in the folder of the ledger; null if there is no folder.</summary>
    public static ModelListFile? Find(string? folder, Uri baseUri)
    {
        try
        {
            return new(folder ?? LedgerLocation.Find(), baseUri);
        }
        catch (Exception e) when (e is AimlMusicException || IsOfFiles(e))
        {
            return null;
        }
    }

    /// <summary>The list, or null if there is none.</summary>
    public LiveModelList? Read()
    {
        try
        {
            // In a new process, an exception takes longer than this check.
            if (!File.Exists(FilePath))
            {
                return null;
            }

            using var file = PrivateFile.Open(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length is 0 or > LongestFile)
            {
                return null;
            }

            using MemoryStream bytes = new();
            file.CopyTo(bytes);
            return Read(bytes.ToArray());
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return null;
        }
    }

    /// <summary>Replaces the list atomically, so that a reader gets the old list or the new one.</summary>
    public void Write(LiveModelList list)
    {
        var next = $"{FilePath}.{Guid.NewGuid():N}.next";
        try
        {
            LedgerLocation.Ensure(folder);
            using (var file = PrivateFile.Open(next, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                var bytes = Bytes(list);
                file.Write(bytes, 0, bytes.Length);
            }

            AtomicFile.Replace(next, FilePath);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // Without the file, the list is downloaded again the next time.
            Remove(next);
        }
    }

    private LiveModelList? Read(byte[] bytes)
    {
        using var document = JsonReading.Parse(bytes);
        var root = document?.RootElement ?? default;
        return root.Text("kept_for") == CachedFor
            && root.Text("base_uri") == baseUri.AbsoluteUri
            && DateTimeOffset.TryParse(root.Text("read_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var readAt)
            && LiveModelList.Read(bytes) is { } list
                ? list with
                {
                    Tag = LiveModelList.UsableTag(root.Text("tag")),
                    ReadAt = readAt,
                    IsSandbox = root.Child("is_sandbox").ValueKind == JsonValueKind.True,
                    Deprecations = root.Child("deprecations") is { ValueKind: JsonValueKind.Array } deprecations ? ModelDeprecation.ReadList(deprecations) : null,
                }
                : null;
    }

    private byte[] Bytes(LiveModelList list)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("kept_for", CachedFor);
            json.WriteString("base_uri", baseUri.AbsoluteUri);
            json.WriteString("read_at", list.ReadAt.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("tag", list.Tag);
            json.WriteBoolean("is_sandbox", list.IsSandbox);
            ModelListWriter.Write(json, list);
            if (list.Deprecations is { } deprecations)
            {
                json.WriteStartArray("deprecations");
                foreach (var deprecation in deprecations)
                {
                    deprecation.Write(json);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // The file is small and never read.
        }
    }

    private static bool IsOfFiles(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    private static string Hash(Uri uri) => Hex.Sha256Of(uri.AbsoluteUri)[..16];
}
