namespace AimlMusic;

/// <summary>The kind of an error. The names do not change between releases, and are the error ids of the cmdlets.</summary>
public enum AimlMusicErrorKind
{
    /// <summary>There is no API key.</summary>
    ApiKeyMissing,

    /// <summary>The key in the environment must not be used: the last connect failed, or another runspace uses the sandbox.</summary>
    NotConnected,

    /// <summary>The service does not accept the API key (401).</summary>
    Unauthorized,

    /// <summary>The account does not have enough credits (403 <c>err_insufficent_credits</c>).</summary>
    InsufficientCredits,

    /// <summary>The card of the account is not verified (403 <c>err_unverified_card</c>).</summary>
    CardUnverified,

    /// <summary>The service denied the request (403).</summary>
    Forbidden,

    /// <summary>The request has mistakes. They were found before anything was sent, or by the service (400).</summary>
    RequestInvalid,

    /// <summary>A specified file does not exist.</summary>
    FileNotFound,

    /// <summary>The service did not find the id or the address (404).</summary>
    NotFound,

    /// <summary>There is no model with that name.</summary>
    ModelNotFound,

    /// <summary>Too many requests, or too many at once (429).</summary>
    RateLimited,

    /// <summary>The service failed, or returned an answer that cannot be read (5xx, HTML, invalid JSON).</summary>
    ServiceUnavailable,

    /// <summary>The service could not be reached, or did not answer in time.</summary>
    ConnectionFailed,

    /// <summary>A submit was sent, but it is not known whether the service accepted it. The song may have been paid for.</summary>
    SubmitOutcomeUnknown,

    /// <summary>The service could not make the song. A failed song costs nothing.</summary>
    GenerationFailed,

    /// <summary>The song was not ready in time. It continues at the service and can be waited for again.</summary>
    WaitTimeout,

    /// <summary>The song is not ready yet.</summary>
    NotCompleted,

    /// <summary>The link of the song has expired, and the service returns no new one.</summary>
    AudioExpired,

    /// <summary>The downloaded file is incomplete or not audio.</summary>
    AudioCorrupt,

    /// <summary>The song could not be downloaded or written.</summary>
    DownloadFailed,

    /// <summary>The song was made and paid for, but its audio, which comes with the answer, is lost.</summary>
    AudioLost,

    /// <summary>A file with that name exists.</summary>
    FileExists,

    /// <summary>The file name is not valid.</summary>
    InvalidFileName,

    /// <summary>The ledger cannot be written or read.</summary>
    LedgerUnavailable,

    /// <summary>The next song would exceed the spending limit, or its price is not known.</summary>
    SpendLimitReached,

    /// <summary>The page of an album cannot be written.</summary>
    AlbumNotWritten,
}
