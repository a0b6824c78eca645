using System.Security.Cryptography;

namespace AimlMusic;

/// <summary>A reference recording on this machine. Its format is determined from its content, not from its name.</summary>
public sealed record ReferenceFile
{
    private ReferenceFile(string path, AudioFacts facts, string sha256)
    {
        Path = path;
        Facts = facts;
        Sha256 = sha256;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal. It identifies the file in comparisons of requests.</summary>
    public string Sha256 { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length => Facts.Length;

    /// <summary>The audio format of its content.</summary>
    public AudioKind Kind => Facts.Kind;

    /// <summary>Its duration, or null if it cannot be determined.</summary>
    public TimeSpan? Duration => Facts.Duration;

    internal AudioFacts Facts { get; }

    /// <summary>The placeholder for the file in the body that is hashed and recorded. It is replaced by the content when the body is sent.</summary>
    internal string Mark => "sha256:" + Sha256;

    /// <summary>Opens and checks a file.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.FileNotFound"/> if it does not exist, <see cref="AimlMusicErrorKind.RequestInvalid"/> if it cannot be read.</exception>
    public static ReferenceFile Open(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var facts = AudioProbe.Read(file);
            file.Seek(0, SeekOrigin.Begin);
            using var hash = SHA256.Create();
            return new ReferenceFile(path, facts, hash.ComputeHash(file).ToHex());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unreadable(path, e.Message, e);
        }
    }

    /// <summary>Opens the file for sending.</summary>
    /// <exception cref="AimlMusicException">It no longer exists, or has changed.</exception>
    internal Stream Reopen()
    {
        FileStream file;
        try
        {
            file = new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Path, e.Message, e);
        }

        if (file.Length == Length)
        {
            return file;
        }

        file.Dispose();
        throw Unreadable(Path, "it has changed since it was checked.", null);
    }

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static AimlMusicException Unreadable(string path, string why, Exception? cause) =>
        new(cause is FileNotFoundException or DirectoryNotFoundException ? AimlMusicErrorKind.FileNotFound : AimlMusicErrorKind.RequestInvalid, $"The recording '{path}' cannot be read: {why} Nothing was sent.", cause) { Path = path };
}
