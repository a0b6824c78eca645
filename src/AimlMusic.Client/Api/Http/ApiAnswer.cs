using System.Net;

namespace AimlMusic.Api;

/// <summary>A complete answer of the service.</summary>
internal sealed record ApiAnswer
{
    public required HttpStatusCode Status { get; init; }

    public required byte[] Body { get; init; }

    public string? InferenceId { get; init; }

    public string? RequestId { get; init; }

    public string? MediaType { get; init; }

    /// <summary>The encoding of the body (<c>Content-Encoding</c>); null if there is none.</summary>
    public string? Encoding { get; init; }

    public decimal? CreditsUsed { get; init; }

    public decimal? UsdSpent { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The target of a redirect.</summary>
    public Uri? Location { get; init; }

    /// <summary>The tag of this version of the answer (<c>ETag</c>).</summary>
    public string? Tag { get; init; }

    public bool IsSandbox { get; init; }

    /// <summary>The time at which the request was sent, of the monotonic clock.</summary>
    public long SentAt { get; init; }

    public bool IsUnchanged => Status == HttpStatusCode.NotModified;

    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
