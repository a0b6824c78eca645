namespace AimlMusic.PowerShell;

/// <summary>Creates error records with a stable id, a category and a recommended action.</summary>
internal static class ErrorRecords
{
    /// <param name="exception">What went wrong.</param>
    /// <param name="input">The target object, if the exception names neither a song nor a path.</param>
    /// <param name="label">The label of the song in a batch; it precedes the message.</param>
    /// <param name="isAboutSongs">Whether the command is about songs, so that the advice may be, too.</param>
    public static ErrorRecord From(AimlMusicException exception, object? input, string? label = null, bool isAboutSongs = true)
    {
        var target = (object?)exception.Generation ?? exception.Path ?? input;
        return new ErrorRecord(exception, exception.Kind.ToString(), CategoryOf(exception.Kind), target)
        {
            ErrorDetails = new ErrorDetails(label is null ? exception.Message : $"{label}: {exception.Message}") { RecommendedAction = Advice.For(exception, isAboutSongs) },
        };
    }

    /// <summary>An error about user input that was detected before anything was sent.</summary>
    public static ErrorRecord Invalid(AimlMusicErrorKind kind, string message, object? target) =>
        From(new AimlMusicException(kind, message), target);

    private static ErrorCategory CategoryOf(AimlMusicErrorKind kind) => kind switch
    {
        AimlMusicErrorKind.ApiKeyMissing or AimlMusicErrorKind.NotConnected or AimlMusicErrorKind.Unauthorized => ErrorCategory.AuthenticationError,
        AimlMusicErrorKind.InsufficientCredits or AimlMusicErrorKind.CardUnverified or AimlMusicErrorKind.Forbidden => ErrorCategory.PermissionDenied,
        AimlMusicErrorKind.RequestInvalid or AimlMusicErrorKind.InvalidFileName => ErrorCategory.InvalidArgument,
        AimlMusicErrorKind.NotFound or AimlMusicErrorKind.FileNotFound or AimlMusicErrorKind.ModelNotFound or AimlMusicErrorKind.AudioExpired => ErrorCategory.ObjectNotFound,
        AimlMusicErrorKind.RateLimited or AimlMusicErrorKind.SpendLimitReached => ErrorCategory.LimitsExceeded,
        AimlMusicErrorKind.ServiceUnavailable or AimlMusicErrorKind.NotCompleted => ErrorCategory.ResourceUnavailable,
        AimlMusicErrorKind.ConnectionFailed or AimlMusicErrorKind.SubmitOutcomeUnknown => ErrorCategory.ConnectionError,
        AimlMusicErrorKind.WaitTimeout => ErrorCategory.OperationTimeout,
        AimlMusicErrorKind.AudioCorrupt or AimlMusicErrorKind.AudioLost => ErrorCategory.InvalidData,
        AimlMusicErrorKind.DownloadFailed or AimlMusicErrorKind.LedgerUnavailable or AimlMusicErrorKind.AlbumNotWritten => ErrorCategory.WriteError,
        AimlMusicErrorKind.FileExists => ErrorCategory.ResourceExists,
        _ => ErrorCategory.InvalidResult,
    };
}
