using System.Net;

namespace AimlMusic;

/// <summary>The exception for all errors that are not defects in the program.</summary>
public sealed class AimlMusicException : Exception
{
    /// <summary>Creates an exception of the kind <see cref="AimlMusicErrorKind.ServiceUnavailable"/>.</summary>
    public AimlMusicException()
        : this(AimlMusicErrorKind.ServiceUnavailable, "The service failed.")
    {
    }

    /// <summary>Creates an exception of the kind <see cref="AimlMusicErrorKind.ServiceUnavailable"/>.</summary>
    public AimlMusicException(string message)
        : this(AimlMusicErrorKind.ServiceUnavailable, message)
    {
    }

    /// <summary>Creates an exception of the kind <see cref="AimlMusicErrorKind.ServiceUnavailable"/>.</summary>
    public AimlMusicException(string message, Exception innerException)
        : this(AimlMusicErrorKind.ServiceUnavailable, message, innerException)
    {
    }

    /// <summary>Creates an exception of the specified kind.</summary>
    public AimlMusicException(AimlMusicErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>The kind of the error.</summary>
    public AimlMusicErrorKind Kind { get; }

    /// <summary>Whether money was or may have been spent.</summary>
    public SpendOutcome Spend { get; init; }

    /// <summary>The HTTP status code, if the service answered.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The id of the exchange at the service, for support requests.</summary>
    public string? RequestId { get; init; }

    /// <summary>The <c>X-Client-Request-Id</c> of a submit.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>The message of the service, truncated and without line breaks.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>The time after which a retry is permitted (<c>Retry-After</c>).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The song that the error is about, or null.</summary>
    public MusicGeneration? Generation { get; init; }

    /// <summary>The path of the file that the error is about, or null.</summary>
    public string? Path { get; init; }

    /// <summary>All mistakes of a request, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Whether a spending limit was reached because the price of the song is not known.</summary>
    internal bool IsPriceUnknown { get; init; }

    /// <summary>Whether the request never left this machine.</summary>
    internal bool NotSent { get; init; }

    /// <summary>Whether the service itself answered, in its own JSON format, and not a proxy or gateway.</summary>
    internal bool IsServiceError { get; init; }

    /// <summary>The <c>x-inference-id</c> of the answer. For a submit, it is the id of the song, if one was made.</summary>
    internal string? InferenceId { get; init; }

    /// <summary>Creates a copy with another kind and message and this exception as the inner exception.</summary>
    internal AimlMusicException As(AimlMusicErrorKind kind, string message) => new(kind, message, this)
    {
        Spend = Spend,
        StatusCode = StatusCode,
        RequestId = RequestId,
        ClientRequestId = ClientRequestId,
        ServiceMessage = ServiceMessage,
        RetryAfter = RetryAfter,
        Generation = Generation,
        Path = Path,
        Problems = Problems,
        IsPriceUnknown = IsPriceUnknown,
        NotSent = NotSent,
        IsServiceError = IsServiceError,
        InferenceId = InferenceId,
    };
}
