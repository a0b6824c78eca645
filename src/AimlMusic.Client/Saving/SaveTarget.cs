namespace AimlMusic;

/// <summary>The target of a song.</summary>
internal sealed record SaveTarget
{
    /// <summary>The full path of the folder, which is created if it does not exist.</summary>
    public required string Folder { get; init; }

    /// <summary>The name of the file; null to create one from the song. Without an extension, the correct one is added.</summary>
    public string? FileName { get; init; }

    /// <summary>Whether the name is exact: a second song with the name is then rejected instead of getting another name.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether an existing file is replaced.</summary>
    public bool Overwrite { get; init; }
}
