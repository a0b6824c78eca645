namespace AimlMusic.Direct;

/// <summary>
/// The folder of audio that came with the answer to its submit, and can be had from nobody again. A file is partial while it
/// comes, and whole from the moment that its last byte is on the disk; it stays until the song is saved.
/// </summary>
internal sealed class SongSpool(string home)
{
    private const string Partial = ".partial";
    private const string Whole = ".audio";

    private readonly string _folder = Path.Combine(home, "spool");

    /// <summary>Whether there was ever such a song: those who have none need not look.</summary>
    public bool IsInUse => Directory.Exists(_folder);

    public string PathOf(string key) => Path.Combine(_folder, key + Whole);

    /// <summary>Makes the file that the audio of a submit will go to.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/>: there is no place for it.</exception>
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

    /// <summary>Whether the audio is whole and on the disk.</summary>
    public bool Has(string key) => File.Exists(PathOf(key));

    /// <summary>How much of the audio came before it stopped; null where nothing is left of it.</summary>
    public long? PartOf(string key)
    {
        FileInfo file = new(PartialOf(key));
        return file.Exists ? file.Length : null;
    }

    /// <summary>Whether a process still holds the file: its song is coming, or is just being recorded.</summary>
    public bool IsHeld(string key) => IsHeldAt(PartialOf(key)) || IsHeldAt(PathOf(key));

    /// <summary>Removes what is there of a song.</summary>
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
            // It takes room, and does no other harm.
        }
    }

    /// <summary>Where the audio may be: under its name, or, where somebody held it then, under the one that it came to.</summary>
    public IEnumerable<string> PlacesOf(string key) => [PathOf(key), PartialOf(key)];

    private string PartialOf(string key) => Path.Combine(_folder, key + Partial);
}
