namespace AimlMusic.Submitting;

/// <summary>
/// Classifies the failure of a submit. Only two things prove that a song was not accepted: the request never left, or the service rejected it in
/// its own format, with a status that excludes acceptance. A gateway also answers 503 if the server behind it failed after accepting the request.
/// </summary>
internal static class SubmitFailure
{
    private const int TooManyRequests = 429;

    // Invalid, unpaid, forbidden, unknown, too large, of the wrong type: the service checked the request and rejected it.
    private static readonly HashSet<int> Refusals = [400, 401, 402, 403, 404, 413, 415, 422];

    public static SubmitCertainty CertaintyOf(AimlMusicException e) => (e.Kind, (int?)e.StatusCode) switch
    {
        (AimlMusicErrorKind.ConnectionFailed, _) => e.NotSent ? SubmitCertainty.NotTaken : SubmitCertainty.InDoubt,
        // The song was accepted; the error is about what happened afterwards.
        (AimlMusicErrorKind.GenerationFailed or AimlMusicErrorKind.AudioLost, _) => SubmitCertainty.NotTaken,
        // Without a status, there was no answer: the request was rejected on this machine.
        (_, null) => SubmitCertainty.NotTaken,
        (_, { } status) when e.IsServiceError && Refusals.Contains(status) => SubmitCertainty.NotTaken,
        (_, TooManyRequests) when e.IsServiceError => SubmitCertainty.Busy,
        _ => SubmitCertainty.InDoubt,
    };
}
