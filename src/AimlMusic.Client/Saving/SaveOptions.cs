namespace AimlMusic;

/// <summary>How songs are saved.</summary>
public sealed record SaveOptions
{
    /// <summary>How long one song may take, with all tries to download it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether title, lyrics and what else is known are written into the file; the audio in it stays as it was served.</summary>
    public bool WritesTags { get; init; }

    /// <summary>Whether a file is written beside the song that tells how it was made.</summary>
    public bool WritesSidecar { get; init; }

    /// <summary>
    /// Whether audio is saved too that looks wrong and that neither a length nor a digest speaks for. What is empty, text, or
    /// shorter than was promised never is.
    /// </summary>
    public bool SavesDoubtful { get; init; }

    /// <summary>The version of the program, for tags and sidecar.</summary>
    public string? Version { get; init; }
}
