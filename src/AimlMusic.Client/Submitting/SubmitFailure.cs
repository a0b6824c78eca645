namespace AimlMusic.Submitting;

/// <summary>
/// Judges how a submit ended. Only two things prove that a song was not taken: that the request never left, and a refusal in the
/// service's own form whose status precludes the taking. A gateway answers 503 also where what is behind it broke after taking the request.
/// </summary>
internal static class SubmitFailure
{
    private const int TooManyRequests = 429;

    // Wrong, unpaid, forbidden, unknown, too large, of the wrong type: the service judged the request and declined it.
    private static readonly HashSet<int> Refusals = [400, 401, 402, 403, 404, 413, 415, 422];

    public static SubmitCertainty CertaintyOf(AimlMusicException e) => (e.Kind, (int?)e.StatusCode) switch
    {
        (AimlMusicErrorKind.ConnectionFailed, _) => e.NotSent ? SubmitCertainty.NotTaken : SubmitCertainty.InDoubt,
        // Both are what became of a song that was taken.
        (AimlMusicErrorKind.GenerationFailed or AimlMusicErrorKind.AudioLost, _) => SubmitCertainty.NotTaken,
        // Without a status the service has not answered: the request was refused on this machine.
        (_, null) => SubmitCertainty.NotTaken,
        (_, { } status) when e.IsServiceError && Refusals.Contains(status) => SubmitCertainty.NotTaken,
        (_, TooManyRequests) when e.IsServiceError => SubmitCertainty.Busy,
        _ => SubmitCertainty.InDoubt,
    };
}
