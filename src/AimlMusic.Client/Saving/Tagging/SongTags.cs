namespace AimlMusic.Saving;

/// <summary>
/// The tags that are written into the file of a song, to record how it was made. Null is not written. All of them are known
/// before the first byte of the audio arrives.
/// </summary>
internal sealed record SongTags
{
    public string? Title { get; init; }

    public string? Lyrics { get; init; }

    public string? Prompt { get; init; }

    public string? Model { get; init; }

    public string? GenerationId { get; init; }

    public string? ClientRequestId { get; init; }

    /// <summary>The time at which the song was made.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The name and version of this program, which did not encode the song.</summary>
    public string? Software { get; init; }

    /// <summary>The tags of a song.</summary>
    /// <param name="song">The song.</param>
    /// <param name="software">The name and version of the program.</param>
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
