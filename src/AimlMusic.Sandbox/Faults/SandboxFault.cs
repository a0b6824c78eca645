namespace AimlMusic.Sandbox;

/// <summary>
/// A fault on demand. With a status or a redirect, the request is not accepted (nothing is charged),
/// unless <see cref="Taken"/> is true; otherwise it is accepted and its answer is faulty.
/// </summary>
public sealed record SandboxFault
{
    /// <summary>The requests that it applies to.</summary>
    public FaultRoute Route { get; init; }

    /// <summary>The number of requests that it applies to; 0 for all.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The number of requests that it skips first.</summary>
    public int Skip { get; init; }

    /// <summary>The delay of the answer, after the request was accepted.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the request is accepted before its answer is changed.</summary>
    public bool? Taken { get; init; }

    /// <summary>The Retry-After header of an answer with <see cref="Status"/>: seconds or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// Whether a submit is in the request log. An accepted one is, unless this is false; one that is not accepted is in the log,
    /// as failed, only if this is true.
    /// </summary>
    public bool? Logged { get; init; }

    /// <summary>
    /// Whether the answer to a submit or a poll has the header <c>x-inference-id</c>. By default, answers of the service have it,
    /// and the HTML page of a proxy does not.
    /// </summary>
    public bool? InferenceId { get; init; }

    /// <summary>The fault in the body.</summary>
    public FaultBody? Body { get; init; }

    /// <summary>The literal body: JSON if it starts like JSON, otherwise plain text. Without a status, the status is 200.</summary>
    public string? Text { get; init; }

    /// <summary>The encoding of the body.</summary>
    public FaultEncoding? Encoding { get; init; }

    /// <summary>The form of the link in the answer to a poll of a completed song.</summary>
    public FaultLink? Link { get; init; }

    /// <summary>A reset of the connection.</summary>
    public FaultReset? Reset { get; init; }

    /// <summary>The fault in the download.</summary>
    public FaultDownload? Download { get; init; }

    /// <summary>
    /// The position at which a download breaks, in bytes; negative numbers count from the end. Null is halfway.
    /// </summary>
    public int? CutAt { get; init; }

    /// <summary>The target of the redirect.</summary>
    public string? Redirect { get; init; }

    /// <summary>The HTTP status of the redirect.</summary>
    public int RedirectStatus { get; init; } = 307;

    /// <summary>The word for the status in the answer to a poll. The rest of the answer is unchanged.</summary>
    public string? Words { get; init; }

    /// <summary>The failure of the submitted generation.</summary>
    public GenerationFailure? Fail { get; init; }
}
