namespace AimlMusic.Saving;

/// <summary>What became of a file that was to be tagged.</summary>
internal sealed record TagOutcome
{
    /// <summary>Whether the file has the tags now; where not, it is as it was served, byte for byte.</summary>
    public bool IsTagged => Reason is null;

    /// <summary>Why the file was left as it was; a clause that goes on after "because".</summary>
    public string? Reason { get; init; }

    /// <summary>The file's length now, where it was tagged.</summary>
    public long Length { get; init; }

    /// <summary>The SHA-256 of the file as it is now, in lower-case hexadecimal, where it was tagged.</summary>
    public string? Sha256 { get; init; }

    public static TagOutcome Left(string reason) => new() { Reason = reason };
}
