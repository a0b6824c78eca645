namespace AimlMusic;

/// <summary>A song that is whole on disk.</summary>
/// <param name="Song">The song.</param>
/// <param name="Path">The file's full path.</param>
/// <param name="Kind">What its first bytes say it is.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record SavedSong(MusicGeneration Song, string Path, AudioKind Kind, long Length, string Sha256)
{
    /// <summary>How long it plays; null where the file does not tell in a way that is known here.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Samples a second, where the file tells.</summary>
    public int? SampleRate { get; init; }

    /// <summary>How many channels it has, where the file tells.</summary>
    public int? Channels { get; init; }

    /// <summary>Bits a second on average, where the file tells.</summary>
    public int? BitRate { get; init; }

    /// <summary>The file beside it that tells how it was made; null where none was written.</summary>
    public string? Sidecar { get; init; }

    /// <summary>What did not work, though the song is saved; a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the name has the extension that the bytes ask for.</summary>
    public bool HasFittingExtension => Kind == AudioKind.Unknown ||
        string.Equals(System.IO.Path.GetExtension(Path), AudioExtension.Of(Kind), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>With what did not work.</summary>
    internal SavedSong Noted(IReadOnlyList<string> notes) => notes.Count == 0 ? this : this with { Notes = notes };

    /// <summary>With what the file says of itself.</summary>
    internal SavedSong Probed()
    {
        try
        {
            using var file = File.OpenRead(Path);
            var facts = AudioProbe.Read(file);
            return this with { Duration = facts.Duration, SampleRate = facts.SampleRate, Channels = facts.Channels, BitRate = facts.BitRate };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return this;
        }
    }
}
