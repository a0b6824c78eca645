namespace AimlMusic;

/// <summary>The options of saving.</summary>
internal sealed record SaveOptions
{
    /// <summary>The time limit for one song, with all attempts to download it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether title, lyrics and other texts are written into the file. The audio itself is not changed.</summary>
    public bool WritesTags { get; init; }

    /// <summary>Whether a sidecar file is written beside the song.</summary>
    public bool WritesSidecar { get; init; }

    /// <summary>
    /// Whether audio is saved that looks damaged and of which neither length nor digest is known. A file that is empty, text, or shorter than
    /// announced is never saved.
    /// </summary>
    public bool SavesDoubtful { get; init; }

    /// <summary>The version of the program, for tags and sidecar file.</summary>
    public string? Version { get; init; }
}
