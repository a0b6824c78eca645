using System.Security.Cryptography;

namespace AimlMusic;

/// <summary>A recording on this machine that goes along with a request. It is looked into, not trusted by its name.</summary>
public sealed record ReferenceFile
{
    private ReferenceFile(string path, AudioFacts facts, string sha256)
    {
        Path = path;
        Facts = facts;
        Sha256 = sha256;
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>The SHA-256 of its bytes, in lower-case hexadecimal: what makes two requests with a file the same.</summary>
    public string Sha256 { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length => Facts.Length;

    /// <summary>What its bytes say it is.</summary>
    public AudioKind Kind => Facts.Kind;

    /// <summary>How long it plays, where its bytes tell.</summary>
    public TimeSpan? Duration => Facts.Duration;

    internal AudioFacts Facts { get; }

    /// <summary>What stands for the file in the body that is hashed and written down; the bytes take its place on their way.</summary>
    internal string Mark => "sha256:" + Sha256;

    /// <summary>Looks into a file.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.FileNotFound"/> where it is not there, <see cref="AimlMusicErrorKind.RequestInvalid"/> where it cannot be read.</exception>
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

    /// <summary>Opens the file that was looked into.</summary>
    /// <exception cref="AimlMusicException">It is gone, or is another one by now.</exception>
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
