namespace AimlMusic.Direct;

/// <summary>
/// The folder for audio that came with the answer to its submit and cannot be downloaded again. A file is partial while it is received, and
/// complete when its last byte is on disk. It is kept until the song is saved.
/// </summary>
internal sealed class SongSpool(string home)
{
    private const string Partial = ".partial";
    private const string Whole = ".audio";

    private readonly string _folder = Path.Combine(home, "spool");

    /// <summary>Whether there has ever been such a song. If not, no search is needed.</summary>
    public bool IsInUse => Directory.Exists(_folder);

    public string PathOf(string key) => Path.Combine(_folder, key + Whole);

    /// <summary>Creates the file for the audio of a submit.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>: the file cannot be created.</exception>
    public SpoolFile Create(string key, TimeProvider? time = null)
    {
        try
        {
            LedgerLocation.Ensure(_folder);
            return new SpoolFile(PartialOf(key), PathOf(key), time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.LedgerUnavailable,
                $"The audio of the song comes with the answer, but it cannot be stored in '{_folder}': {e.Message.TrimEnd('.')}. Set {LedgerLocation.Variable} to another folder.",
                e)
            {
                Path = _folder,
            };
        }
    }

    /// <summary>Whether the audio is complete and on disk.</summary>
    public bool Has(string key) => File.Exists(PathOf(key));

    /// <summary>The number of bytes of partial audio; null if there are none.</summary>
    public long? PartOf(string key)
    {
        FileInfo file = new(PartialOf(key));
        return file.Exists ? file.Length : null;
    }

    /// <summary>Whether a process still uses the file: its song is being received or recorded.</summary>
    public bool IsHeld(string key) => IsHeldAt(PartialOf(key)) || IsHeldAt(PathOf(key));

    /// <summary>Removes the files of a song.</summary>
    public void Remove(string key)
    {
        Delete(PartialOf(key));
        Delete(PathOf(key));
    }

    private static bool IsHeldAt(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.None, 1);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A leftover file only uses disk space.
        }
    }

    /// <summary>The possible paths of the audio: the final name, or the partial name if the file could not be renamed.</summary>
    public IEnumerable<string> PlacesOf(string key) => [PathOf(key), PartialOf(key)];

    private string PartialOf(string key) => Path.Combine(_folder, key + Partial);
}
