namespace AimlMusic.Sandbox;

/// <summary>
/// Something that goes wrong on demand. With a status or a redirect the request is not taken (nothing is charged)
/// unless <see cref="Taken"/> says so; otherwise it is taken and its answer is spoiled.
/// </summary>
public sealed record SandboxFault
{
    /// <summary>The requests that it waits for.</summary>
    public FaultRoute Route { get; init; }

    /// <summary>How many of them it spoils; 0 spoils all of them.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How many of them it lets pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How long the answer is held back, after the request was taken.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the request is taken before its answer is spoiled.</summary>
    public bool? Taken { get; init; }

    /// <summary>The Retry-After header of an answer with <see cref="Status"/>: seconds or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// Whether a submit is in the request log. One that is taken is in it unless this is false; one that is not taken is in it,
    /// as failed, only where this is true.
    /// </summary>
    public bool? Logged { get; init; }

    /// <summary>
    /// Whether the answer to a submit or a poll has the header <c>x-inference-id</c>. By default the service's own answers have it,
    /// and a proxy's page of HTML has not.
    /// </summary>
    public bool? InferenceId { get; init; }

    /// <summary>What is wrong with the body.</summary>
    public FaultBody? Body { get; init; }

    /// <summary>The body, word for word: JSON where it begins like it, else plain text. Without a status the answer has 200.</summary>
    public string? Text { get; init; }

    /// <summary>How the body is encoded.</summary>
    public FaultEncoding? Encoding { get; init; }

    /// <summary>How the answer to a poll tells where a song is that is ready.</summary>
    public FaultLink? Link { get; init; }

    /// <summary>A reset of the connection.</summary>
    public FaultReset? Reset { get; init; }

    /// <summary>What is wrong with the download.</summary>
    public FaultDownload? Download { get; init; }

    /// <summary>
    /// After how many bytes a download that is cut short ends; negative numbers are counted from its end. Null is halfway.
    /// </summary>
    public int? CutAt { get; init; }

    /// <summary>Where the request is sent instead.</summary>
    public string? Redirect { get; init; }

    /// <summary>The HTTP status of the redirect.</summary>
    public int RedirectStatus { get; init; } = 307;

    /// <summary>The word for the status in the answer to a poll; the rest of the answer is as it would be.</summary>
    public string? Words { get; init; }

    /// <summary>How the generation that is submitted will end.</summary>
    public GenerationFailure? Fail { get; init; }
}
