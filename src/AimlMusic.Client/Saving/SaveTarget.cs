namespace AimlMusic;

/// <summary>Where a song is to be saved.</summary>
public sealed record SaveTarget
{
    /// <summary>The folder, as a full path. Made where it is missing.</summary>
    public required string Folder { get; init; }

    /// <summary>The file's name, or null to make one of the song. Without an extension it gets the right one.</summary>
    public string? FileName { get; init; }

    /// <summary>Whether the name means this one file: a second song is then refused instead of getting a name of its own.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether a file that was there before may be replaced.</summary>
    public bool Overwrite { get; init; }
}
