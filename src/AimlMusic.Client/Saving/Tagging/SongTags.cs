namespace AimlMusic.Saving;

/// <summary>
/// What is written into a song's file, so that the file itself knows how it was made. Null is not written. All of it is known
/// before the first byte of the song arrives.
/// </summary>
internal sealed record SongTags
{
    public string? Title { get; init; }

    public string? Lyrics { get; init; }

    public string? Prompt { get; init; }

    public string? Model { get; init; }

    public string? GenerationId { get; init; }

    public string? ClientRequestId { get; init; }

    /// <summary>When the song was made.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The program that asked for the song, with its version; it did not encode it.</summary>
    public string? Software { get; init; }

    /// <summary>The tags of a song.</summary>
    /// <param name="song">The song.</param>
    /// <param name="software">The program's name and version.</param>
    public static SongTags Of(MusicGeneration song, string? software = null) => new()
    {
        Title = song.Title,
        Lyrics = song.Lyrics,
        Prompt = song.Prompt,
        Model = song.Model,
        GenerationId = song.Id,
        ClientRequestId = song.ClientRequestId,
        Date = song.CompletedUtc ?? song.SubmittedUtc,
        Software = software,
    };
}
