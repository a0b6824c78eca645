using System.Net;

namespace AimlMusic.Api;

/// <summary>An answer of the service, read whole.</summary>
internal sealed record ApiAnswer
{
    public required HttpStatusCode Status { get; init; }

    public required byte[] Body { get; init; }

    public string? InferenceId { get; init; }

    public string? RequestId { get; init; }

    public string? MediaType { get; init; }

    /// <summary>How the body is encoded, where it is (<c>Content-Encoding</c>).</summary>
    public string? Encoding { get; init; }

    public decimal? CreditsUsed { get; init; }

    public decimal? UsdSpent { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public Uri? Location { get; init; }

    /// <summary>What the service names this state of the answer (<c>ETag</c>).</summary>
    public string? Tag { get; init; }

    public bool IsSandbox { get; init; }

    /// <summary>When the request went, as a moment of the monotonic clock.</summary>
    public long SentAt { get; init; }

    public bool IsUnchanged => Status == HttpStatusCode.NotModified;

    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
