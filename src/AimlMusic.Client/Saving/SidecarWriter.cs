using System.Text.Json.Nodes;

namespace AimlMusic.Saving;

/// <summary>Writes the sidecar file of a song. A failure does not affect the song.</summary>
internal sealed class SidecarWriter(TimeProvider time, SongLedger? ledger, SaveOptions options)
{
    private const int LongestSidecar = 1024 * 1024;

    /// <summary>The path of the sidecar file; null if none was written.</summary>
    /// <param name="saved">The song.</param>
    /// <param name="served">The SHA-256 of the audio as served; null if it is not known.</param>
    /// <param name="overwrite">Whether the sidecar file of another song may be replaced.</param>
    /// <param name="notes">Receives the problems.</param>
    public string? Write(SavedSong saved, string? served, bool overwrite, List<string> notes)
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
                // It belongs to another song (song.mp3 and song.wav have the same sidecar name), or is any other file, such as package.json.
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

    /// <summary>The sidecar file of a song that was saved before, written if it is missing.</summary>
    public string? WriteMissing(SavedSong saved, List<string> notes)
    {
        var path = SongSidecar.PathOf(saved.Path);
        if (!options.WritesSidecar || File.Exists(path))
        {
            return options.WritesSidecar ? path : null;
        }

        // Only MP3 and WAV files are tagged. Their digest as served is not known anymore.
        return Write(saved, saved.Kind is AudioKind.Mp3 or AudioKind.Wav ? null : saved.Sha256, overwrite: false, notes);
    }

    private SongSidecar Describe(SavedSong saved, string? served, List<string> notes)
    {
        // If this process did not submit the song, the ledger has its request.
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
            // Saving costs nothing, so it continues without a ledger.
            return null;
        }
    }

    // A file that cannot be read has no known owner.
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
