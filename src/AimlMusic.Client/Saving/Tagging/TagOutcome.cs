namespace AimlMusic.Saving;

/// <summary>The result of tagging a file.</summary>
internal sealed record TagOutcome
{
    /// <summary>Whether the file has the tags now. Otherwise it is unchanged.</summary>
    public bool IsTagged => Reason is null;

    /// <summary>The reason why the file was not tagged, as a clause after "because".</summary>
    public string? Reason { get; init; }

    /// <summary>The length of the tagged file.</summary>
    public long Length { get; init; }

    /// <summary>The SHA-256 of the tagged file, in lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }

    public static TagOutcome Left(string reason) => new() { Reason = reason };
}
