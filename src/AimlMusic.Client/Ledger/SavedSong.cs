namespace AimlMusic;

/// <summary>A saved song.</summary>
/// <param name="Song">The song.</param>
/// <param name="Path">The full path of the file.</param>
/// <param name="Kind">The kind that its first bytes show.</param>
/// <param name="Length">The size in bytes.</param>
/// <param name="Sha256">The SHA-256 in lower-case hexadecimal.</param>
internal sealed record SavedSong(MusicGeneration Song, string Path, AudioKind Kind, long Length, string Sha256)
{
    /// <summary>The duration; null if the file does not contain it in a known form.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The sample rate, in Hz, if the file contains it.</summary>
    public int? SampleRate { get; init; }

    /// <summary>The number of channels, if the file contains it.</summary>
    public int? Channels { get; init; }

    /// <summary>The average bit rate, in bit/s, if the file contains it.</summary>
    public int? BitRate { get; init; }

    /// <summary>The path of the sidecar file; null if none was written.</summary>
    public string? Sidecar { get; init; }

    /// <summary>Problems that did not prevent saving, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the extension of the name matches the content.</summary>
    public bool HasFittingExtension => Kind == AudioKind.Unknown ||
        string.Equals(System.IO.Path.GetExtension(Path), AudioExtension.Of(Kind), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>Returns a copy with notes.</summary>
    internal SavedSong Noted(IReadOnlyList<string> notes) => notes.Count == 0 ? this : this with { Notes = notes };

    /// <summary>Returns a copy with the properties in the file.</summary>
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
