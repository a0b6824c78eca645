namespace AimlMusic.Models;

/// <summary>The one loss that nothing can mend: the song was made, and its audio came with an answer that is gone.</summary>
internal static class LostAudio
{
    private const string Mark = "audio lost: ";

    /// <param name="why">What happened to it.</param>
    /// <param name="length">How many bytes of it had come.</param>
    /// <param name="cause">What said so.</param>
    public static AimlMusicException Because(string why, long length, Exception? cause = null) => new(
        AimlMusicErrorKind.AudioLost,
        $"The service made the song and charged it, but its audio is lost: {why.TrimEnd('.')}{(length > 0 ? $", after {length} bytes of audio" : "")}. The audio of this model is delivered once, with the answer, and cannot be requested again. The song is not sent again automatically.",
        cause)
    {
        Spend = SpendOutcome.Spent,
    };

    /// <summary>Why a song failed, as the ledger keeps it: that it was paid for must not be forgotten.</summary>
    public static string ReasonOf(AimlMusicException e) => e.Kind == AimlMusicErrorKind.AudioLost ? Mark + e.Message : e.Message;

    /// <summary>The same error again, of a song whose reason says so; null for a song that failed in another way.</summary>
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
