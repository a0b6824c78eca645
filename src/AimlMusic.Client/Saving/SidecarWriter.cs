using System.Text.Json.Nodes;

namespace AimlMusic.Saving;

/// <summary>Writes beside a song how it was made. A song is saved whether that works or not.</summary>
internal sealed class SidecarWriter(TimeProvider time, SongLedger? ledger, SaveOptions options)
{
    private const int LongestSidecar = 1024 * 1024;

    /// <summary>The sidecar's path; null where none was to be written, or none could be.</summary>
    /// <param name="saved">The song.</param>
    /// <param name="served">The SHA-256 of its audio as it came.</param>
    /// <param name="overwrite">Whether that of another song may be replaced.</param>
    /// <param name="notes">Told what did not work.</param>
    public string? Write(SavedSong saved, string served, bool overwrite, List<string> notes)
    {
        if (!options.WritesSidecar)
        {
            return null;
        }

        try
        {
            var path = SongSidecar.PathOf(saved.Path);
            if (RegularFile.IsThere(path) && OwnerOf(path) is var owner && owner != saved.Song.Id && (!overwrite || owner is null))
            {
                // Another song's, since song.mp3 and song.wav have the same name for it, or nothing of ours at all, such as package.json.
                path = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-{SongName.ShortId(saved.Song)}{Path.GetExtension(path)}");
            }

            Describe(saved, served, notes).Write(path, overwrite: true, time);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Add($"The sidecar file of song {saved.Song.Id} could not be written: {e.Message}");
            return null;
        }
    }

    /// <summary>The sidecar of a song that was saved before; written where it is missing.</summary>
    public string? WriteMissing(SavedSong saved, List<string> notes)
    {
        var path = SongSidecar.PathOf(saved.Path);
        if (!options.WritesSidecar || File.Exists(path))
        {
            return options.WritesSidecar ? path : null;
        }

        try
        {
            return Write(saved, OriginalBytes.Sha256(saved.Path) ?? saved.Sha256, overwrite: false, notes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private SongSidecar Describe(SavedSong saved, string served, List<string> notes)
    {
        // What this process did not make itself, the ledger knows.
        var entry = saved.Song.Sent is null ? Recall(saved.Song.Id) : null;
        var song = entry is null ? saved.Song : saved.Song.Model is null ? entry.ToGeneration() : saved.Song.WithWordsOf(entry.ToGeneration());
        return new()
        {
            Request = RequestOf(song, saved.Song.Sent ?? entry?.Request),
            Song = song,
            AudioFile = Path.GetFileName(saved.Path),
            SavedAt = time.GetUtcNow(),
            Sha256Served = served,
            Sha256Saved = saved.Sha256,
            Notes = [.. notes],
            Version = options.Version,
        };
    }

    private static MusicRequest RequestOf(MusicGeneration song, string? sent) =>
        sent is not null && JsonNode.Parse(sent) is JsonObject body
            ? SentRequest.Read(body, song.Title, song.Lyrics)
            : new() { Model = song.Model ?? MusicCatalog.DefaultModel, Title = song.Title, Lyrics = song.Lyrics, Prompt = song.Prompt };

    private LedgerEntry? Recall(string id)
    {
        try
        {
            return ledger?.Read(entry => entry.Id == id) is { Count: > 0 } found ? found[0] : null;
        }
        catch (AimlMusicException)
        {
            // Saving costs nothing: it goes on without a ledger.
            return null;
        }
    }

    // What cannot be read is nobody's that we know.
    private string? OwnerOf(string path)
    {
        try
        {
            using var file = FileLockRetry.Retry(() => RegularFile.OpenRead(path), time);
            var bytes = new byte[Math.Min(file.Length, LongestSidecar)];
            using var document = file.Length > LongestSidecar ? null : JsonReading.Parse(bytes.AsMemory(0, file.ReadFully(bytes, bytes.Length)).ToArray());
            return document?.RootElement.Text("GenerationId");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
