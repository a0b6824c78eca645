namespace AimlMusic.Models;

/// <summary>The error about audio that cannot be recovered: the song was made, but the answer that contained its audio was lost.</summary>
internal static class LostAudio
{
    private const string Mark = "audio lost: ";

    /// <param name="why">The reason, as a clause.</param>
    /// <param name="length">The number of bytes of audio that were received.</param>
    /// <param name="cause">The underlying exception.</param>
    public static AimlMusicException Because(string why, long length, Exception? cause = null) => new(
        AimlMusicErrorKind.AudioLost,
        $"The service made the song and charged it, but its audio is lost: {why.TrimEnd('.')}{(length > 0 ? $", after {length} bytes of audio" : "")}. The audio of this model is delivered once, with the answer, and cannot be requested again. The song is not sent again automatically.",
        cause)
    {
        Spend = SpendOutcome.Spent,
    };

    /// <summary>The reason as the ledger stores it, with a mark that the song was paid for.</summary>
    public static string ReasonOf(AimlMusicException e) => e.Kind == AimlMusicErrorKind.AudioLost ? Mark + e.Message : e.Message;

    /// <summary>Recreates the error for a song whose reason has the mark; null for other failures.</summary>
    public static AimlMusicException? Recall(MusicGeneration song) =>
        song.ErrorMessage?.StartsWith(Mark, StringComparison.Ordinal) == true
            ? new AimlMusicException(AimlMusicErrorKind.AudioLost, song.ErrorMessage[Mark.Length..]) { Spend = SpendOutcome.Spent, ClientRequestId = song.ClientRequestId, Generation = song }
            : null;

    public static AimlMusicException About(MusicGeneration song, AimlMusicException lost) => new(lost.Kind, lost.Message, lost)
    {
        Spend = lost.Spend,
        StatusCode = lost.StatusCode,
        RequestId = lost.RequestId,
        ClientRequestId = song.ClientRequestId,
        Generation = song,
    };
}
