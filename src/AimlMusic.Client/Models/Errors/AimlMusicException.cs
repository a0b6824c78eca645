using System.Net;

namespace AimlMusic;

/// <summary>The one exception that the client throws for everything that is not a programming mistake.</summary>
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

    /// <summary>Creates an exception of the given kind.</summary>
    public AimlMusicException(AimlMusicErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public AimlMusicErrorKind Kind { get; }

    /// <summary>Whether money was, or may have been, spent.</summary>
    public SpendOutcome Spend { get; init; }

    /// <summary>The HTTP status, where the service answered.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's own id of the exchange, to give to its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The <c>X-Client-Request-Id</c> that a submit was sent under.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>What the service said, shortened and without line breaks.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>How long the service asked to be left alone (<c>Retry-After</c>).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The song that the error is about, where there is one.</summary>
    public MusicGeneration? Generation { get; init; }

    /// <summary>The file that the error is about, where there is one.</summary>
    public string? Path { get; init; }

    /// <summary>Every mistake of a request, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>True where a spending limit was set and nobody can say what the song costs.</summary>
    internal bool IsPriceUnknown { get; init; }

    /// <summary>True where the request never left this machine.</summary>
    internal bool NotSent { get; init; }

    /// <summary>True where the service itself answered, in its own JSON form; a proxy or gateway in between says nothing about the service.</summary>
    internal bool IsServiceError { get; init; }

    /// <summary>The <c>x-inference-id</c> of the answer: for a submit the song's id, should there be one.</summary>
    internal string? InferenceId { get; init; }

    /// <summary>The same failure under another kind and message; this one is its inner exception.</summary>
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
