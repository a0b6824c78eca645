namespace AimlMusic;

/// <summary>A song that is whole on disk.</summary>
/// <param name="Song">The song.</param>
/// <param name="Path">The file's full path.</param>
/// <param name="Kind">What its first bytes say it is.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record SavedSong(MusicGeneration Song, string Path, AudioKind Kind, long Length, string Sha256)
{
    /// <summary>Whether the name has the extension that the bytes ask for.</summary>
    public bool HasFittingExtension =>
        string.Equals(System.IO.Path.GetExtension(Path), AudioExtension.Of(Kind), StringComparison.OrdinalIgnoreCase);
}
