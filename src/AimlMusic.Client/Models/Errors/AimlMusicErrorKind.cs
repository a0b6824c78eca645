namespace AimlMusic;

/// <summary>What went wrong, as a short name that stays the same from release to release.</summary>
public enum AimlMusicErrorKind
{
    /// <summary>No API key was given and none is in the environment.</summary>
    ApiKeyMissing,

    /// <summary>The key of the environment is not meant: the last connect failed, or another runspace uses the sandbox.</summary>
    NotConnected,

    /// <summary>The service does not accept the API key (401).</summary>
    Unauthorized,

    /// <summary>The account has not enough credits (403 <c>err_insufficent_credits</c>).</summary>
    InsufficientCredits,

    /// <summary>The account's card is not verified (403 <c>err_unverified_card</c>).</summary>
    CardUnverified,

    /// <summary>The service forbids the request (403).</summary>
    Forbidden,

    /// <summary>The request has mistakes; found here before anything was sent, or by the service (400).</summary>
    RequestInvalid,

    /// <summary>A file that was named is not there.</summary>
    FileNotFound,

    /// <summary>The service does not know the id or the address (404).</summary>
    NotFound,

    /// <summary>There is no model of that name.</summary>
    ModelNotFound,

    /// <summary>Too many requests, or too many at once (429).</summary>
    RateLimited,

    /// <summary>The service failed or gave an answer that cannot be read (5xx, HTML, broken JSON).</summary>
    ServiceUnavailable,

    /// <summary>The service could not be reached, or did not answer in time.</summary>
    ConnectionFailed,

    /// <summary>A submit was sent and its answer was lost: a song may have been made and paid for.</summary>
    SubmitOutcomeUnknown,

    /// <summary>The service could not make the song. A failed song costs nothing.</summary>
    GenerationFailed,

    /// <summary>The song was not ready in time. It is still being made and can be waited for again.</summary>
    WaitTimeout,

    /// <summary>The song is not ready yet.</summary>
    NotCompleted,

    /// <summary>The song's link has expired and the service gives no new one.</summary>
    AudioExpired,

    /// <summary>What was downloaded is not whole, or is not audio.</summary>
    AudioCorrupt,

    /// <summary>The song could not be downloaded or written.</summary>
    DownloadFailed,

    /// <summary>The song was made and paid for, and its audio, which came with the answer, is lost.</summary>
    AudioLost,

    /// <summary>A file of that name is there already.</summary>
    FileExists,

    /// <summary>The file name cannot be used.</summary>
    InvalidFileName,

    /// <summary>The ledger, which remembers what was paid for, cannot be written or read.</summary>
    LedgerUnavailable,

    /// <summary>The next song would pass the limit that was set for spending.</summary>
    SpendLimitReached,
}
