using System.Globalization;

namespace AimlMusic;

/// <summary>What the API key has spent in a period: in all, on a day, on a model, or on a model on a day.</summary>
public sealed class AccountUsage
{
    /// <summary>The vendor's rate: 2,000,000 credits are one US dollar.</summary>
    internal const decimal CreditsPerUsd = 2_000_000m;

    /// <summary>The day in UTC, its midnight; null if the usage is not grouped by day.</summary>
    public DateTime? Day { get; init; }

    /// <summary>The model; null if the usage is not grouped by model, or if the service does not name the model.</summary>
    public string? Model { get; init; }

    /// <summary>The sum of the charges, in US dollars.</summary>
    public required decimal UsdSpent { get; init; }

    /// <summary>The sum of the charges, in credits: 2,000,000 credits are one US dollar.</summary>
    public required decimal CreditsUsed { get; init; }

    /// <summary>The number of requests that ended, failed ones included.</summary>
    public required long Requests { get; init; }

    /// <summary>The number of requests that were charged. A failed request is not charged.</summary>
    public required long ChargedRequests { get; init; }

    /// <summary>The start of the period, local time.</summary>
    public required DateTime Since { get; init; }

    /// <summary>The end of the period, local time.</summary>
    public required DateTime Until { get; init; }

    /// <summary>Whether the usage is that of a sandbox.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>For example <c>0.585 USD for 3 requests</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:0.00####} USD for {1} requests", UsdSpent, ChargedRequests);
}
